import { transformSync } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { draw } from './mutation/draw.ts'
import type { Mutant } from './mutation/mutant.ts'
import { mutantsOf } from './mutation/mutants.ts'
import { rewrittenRegexes } from './mutation/regex.ts'
import { allMutants, SCRIPTS } from './mutation/subject.ts'
import { SWITCH, weave } from './mutation/weave.ts'

/** Uses everything that is mutated, nested and side by side; `answers` is what it comes to. */
const PROGRAM = `
type Kind = 'read' | 'write'
interface Row { kind: Kind; ids?: readonly number[] | undefined }
const VERBS = ['get', 'list', 'put']
const PATTERN = /^(?:read|write|drop)$/i
function* check(rows: readonly Row[]): Iterable<string> {
  for (const row of rows) {
    if (row.kind === 'read' && (row.ids?.length ?? 0) > 1) continue
    if (!PATTERN.test(row.kind)) yield 'odd'
    else if (row.ids?.some(id => id >= 3) || rows.length < 2) yield \`\${row.kind}:\${row.ids?.[0]}\`
  }
}
const named = (verb: string) => {
  switch (verb) {
    case 'get':
      return true
    default:
      return VERBS.filter(each => each !== verb).every(each => each.startsWith('l'))
  }
}
const rows: Row[] = [{ kind: 'read', ids: [1, 4] }, { kind: 'write', ids: [3] }, { kind: 'write' }]
const tried = () => {
  try {
    return [...check(rows), ...check([{ kind: 'read' }])]
  } catch {
    return 'threw'
  }
}
const answers = JSON.stringify([tried(), ['get', 'put', 'delete'].map(named), VERBS, String(PATTERN)])
`

function answered(text: string, active = -1): string {
  const { code } = transformSync(`${text}\nanswers`, { loader: 'ts' })
  try {
    return String(runInNewContext(code, { [SWITCH]: (id: number) => id === active }))
  } catch {
    return 'threw'
  }
}

function errorsOf(file: string, text: string): string[] {
  try {
    transformSync(text, { loader: 'ts', logLevel: 'silent' })
    return []
  } catch (error) {
    return [`${file}: ${String(error)}`]
  }
}

function replaced(text: string, { start, end, form, text: other }: Mutant): string {
  const put = form === 'expression' ? `(${other})` : form === 'statement' ? `{ ${other} }` : ` ${other}\n`
  return text.slice(0, start) + put + text.slice(end)
}

describe('mutants', () => {
  const mutants = mutantsOf('rules/x.ts', PROGRAM)
  const numbered = mutants.map((mutant, id) => ({ id, mutant }))

  test('are of every kind, and none is of a type', () => {
    const kinds = new Set(mutants.map(({ what }) => what.split(':')[0]))
    for (const kind of ['=== as !==', '&& as ||', '> as >=', 'negated', 'removed', 'blanked', '?. as .'])
      expect(kinds).toContain(kind)
    for (const kind of ['some as every', 'filter dropped', 'flipped', 'case never met', 'element dropped'])
      expect(kinds).toContain(kind)
    expect(kinds).toContain('alternative dropped')
    expect(mutants.filter(({ line }) => line === 2 || line === 3)).toEqual([])
  })

  test('leave words for people alone', () => {
    const words =
      "const hit = { message: a && b ? 'one' : 'two', kind: many ? `they are ${n}` : 'it is one' }"
    expect(mutantsOf('rules/x.ts', words)).toEqual([])
  })

  test('leave alone what no answer can show', () => {
    const cached = `const cache = new Map<string, string>()
export function read(run, key, depth) {
  const known = cache.get(key)
  if (known) return known
  run.work(key.length)
  cache.set(key, made(key))
  return cache.get(key) ?? made(key)
}`
    expect(mutantsOf('rules/x.ts', cached).map(({ what }) => what)).toEqual(['negated', 'right side dropped'])
    const limits = mutantsOf('rules/x.ts', 'const a = depth > DEEPEST')
    expect(limits.map(({ what }) => what)).toEqual(['> as <='])
    const typed = mutantsOf('rules/x.ts', "const a = parts[0] ?? ''")
    expect(typed.map(({ what }) => what)).toEqual(['left side dropped'])
  })

  test('woven in and asleep change nothing', () => {
    expect(answered(weave(PROGRAM, numbered))).toBe(answered(PROGRAM))
  })

  test.each(numbered)('$id $mutant.what: at work does what the changed text does', ({ id, mutant }) => {
    expect(answered(weave(PROGRAM, numbered), id)).toBe(answered(replaced(PROGRAM, mutant)))
  })

  test('of the real sources can be woven in', () => {
    const all = allMutants()
    expect(all.length).toBeGreaterThan(10_000)
    const some = draw(all, 2000, 1)
    for (const file of new Set(some.map(each => each.file))) {
      const own = some.filter(each => each.file === file).map((mutant, id) => ({ id, mutant }))
      const text = weave(readFileSync(join(SCRIPTS, file), 'utf8'), own)
      expect(errorsOf(file, text)).toEqual([])
    }
  })
})

describe('a regular expression', () => {
  test('loses one alternative, one anchor or its flag at a time', () => {
    expect(rewrittenRegexes('/^(?:a|b\\|c|[|)])d$/i').map(({ text }) => text)).toEqual([
      '/^(?:b\\|c|[|)])d$/i',
      '/^(?:a|[|)])d$/i',
      '/^(?:a|b\\|c)d$/i',
      '/(?:a|b\\|c|[|)])d$/i',
      '/^(?:a|b\\|c|[|)])d/i',
      '/^(?:a|b\\|c|[|)])d$/',
    ])
  })
})

describe('a draw', () => {
  const all = mutantsOf('rules/x.ts', PROGRAM)

  test('is the same for the same seed and another for another', () => {
    expect(draw(all, 10, 7)).toEqual(draw(all, 10, 7))
    expect(draw(all, 10, 7)).not.toEqual(draw(all, 10, 8))
    expect(draw(all, 10, 7)).toHaveLength(10)
  })

  test('takes at most one mutant of a list or a pattern', () => {
    const drawn = draw(all, all.length, 1)
    const keys = drawn.flatMap(({ oneOf }) => oneOf ?? [])
    expect(keys.length).toBe(new Set(all.flatMap(({ oneOf }) => oneOf ?? [])).size)
    expect(new Set(keys).size).toBe(keys.length)
    expect(drawn.length).toBeLessThan(all.length)
  })
})
