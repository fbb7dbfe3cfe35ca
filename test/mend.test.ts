import { describe, expect, it } from 'vitest'
import type { Assessment } from '../scripts/cli/assess.ts'
import { mend, STAYS } from '../scripts/cli/mend.ts'
import type { Mending } from '../scripts/cli/mend.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { Finding, Report, ReportedEndpoint } from '../scripts/core/report.ts'
import type { AccessState } from '../scripts/core/vocabulary.ts'

/**
 * A toy app: each `[word]` in a file is a finding of the rule of that name, whose fix replaces or follows it as the
 * table says. `{state}` is the state of the file's endpoint.
 */
interface Toy {
  files: Record<string, string>
  fixes: Record<
    string,
    (at: number) => { start: number; end: number; text: string; safety?: Fix['safety']; file?: string }
  >
  all?: boolean
  severe?: readonly string[]
}

const replaced = (word: string, text: string) => (at: number) => ({
  start: at,
  end: at + word.length + 2,
  text,
})

function assessed(texts: ReadonlyMap<string, string>, { fixes, severe = [] }: Toy): Assessment {
  const found = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/\[([\w-]+)\]/g)].map(({ 1: ruleId = '', index }) => ({ file, ruleId, index })),
  )
  const findings = found.map(({ file, ruleId, index }): Finding => ({
    ruleId,
    severity: severe.includes(ruleId) ? 'critical' : 'medium',
    confidence: 'high',
    message: '',
    attack: '',
    fingerprint: `${file} ${ruleId} ${found.filter(each => each.ruleId === ruleId && each.file === file && each.index < index).length}`,
    locations: [{ file, line: 1, column: 1, endLine: 1, endColumn: 1, role: 'primary' }],
  }))
  return {
    report: reportOf(findings, texts),
    fixes: findings.flatMap((finding, at) => {
      const { file = '', ruleId = '', index = 0 } = found[at] ?? {}
      const edit = fixes[ruleId]?.(index)
      if (edit === undefined) return []
      const { safety = 'safe', ...where } = edit
      const edits = [{ file, ...where }]
      return [
        {
          finding,
          fix: { title: `mend ${ruleId} in ${file}`, safety, edits, create: [], install: [], remains: [] },
        },
      ]
    }),
  }
}

function reportOf(findings: Finding[], texts: ReadonlyMap<string, string>): Report {
  const none = { assessed: 1, unknown: [] }
  return {
    schemaVersion: 1,
    tool: { name: 'clerk-security-basics', version: '0' },
    project: { frameworks: [], packages: {} },
    coverage: { files: none, endpoints: none, rules: none },
    endpoints: [...texts].flatMap(([file, text]) => endpointOf(file, text)),
    findings,
    questions: [],
    probes: [],
  }
}

function endpointOf(file: string, text: string): ReportedEndpoint[] {
  const states: readonly AccessState[] = ['guarded', 'unguarded', 'public', 'unknown']
  const state = states.find(each => text.includes(`{${each}}`))
  if (state === undefined) return []
  const access = { state, guard: null, because: '', evidence: [], callers: {} }
  return [{ id: file, kind: 'route-handler', file, line: 1, method: null, export: null, path: null, access }]
}

function mended(toy: Toy): Mending & { texts: Record<string, string> } {
  const texts = new Map(Object.entries(toy.files))
  const mending = mend(assessed(texts, toy), {
    all: toy.all ?? false,
    wanted: () => true,
    hindrance: file => (file.startsWith('locked') ? `${file} is locked` : undefined),
    read: file => texts.get(file),
    audit: ({ changes }) =>
      assessed(new Map([...texts, ...changes.map(({ file, after }) => [file, after ?? ''] as const)]), toy),
  })
  const after = mending.plan.changes.map(({ file, after: text }) => [file, text ?? ''])
  return { ...mending, texts: Object.fromEntries([...texts, ...after]) }
}

const titles = (fixes: readonly Fix[]) => fixes.map(({ title }) => title)
const left = ({ plan }: Mending) => plan.left.map(({ fix, because }) => `${fix.title}: ${because}`)

describe('mending', () => {
  it('leaves out the one fix that makes something worse, and keeps the others', () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`f${at}`, '[hole]']))
    const toy = {
      files: { ...files, f5: '[trap] [hole]', f7: '[hole] [hole]' },
      fixes: { hole: replaced('hole', 'ok'), trap: replaced('trap', '[worse] [worse]') },
      severe: ['worse'],
    }
    const mending = mended(toy)
    expect(mending.texts).toEqual({
      ...Object.fromEntries(Object.keys(files).map(file => [file, 'ok'])),
      f5: '[trap] ok',
      f7: 'ok ok',
    })
    expect(left(mending)).toEqual(['mend trap in f5: it brings worse in f5:1'])
  })

  it('finds the culprit even where what became worse is in another file', () => {
    const mending = mended({
      files: { a: '[hole]', b: '[far]', c: '[hole]', d: '{guarded}' },
      fixes: {
        hole: replaced('hole', 'ok'),
        far: () => ({ file: 'd', start: 0, end: 0, text: '[elsewhere]' }),
      },
    })
    expect(mending.texts).toMatchObject({ a: 'ok', b: '[far]', c: 'ok', d: '{guarded}' })
  })

  it('makes nothing that opens an endpoint, or makes it unclear', () => {
    for (const state of ['{unguarded}', '{unknown}', '{public}'])
      expect(
        left(
          mended({
            files: { a: '{guarded}[hole]' },
            fixes: { hole: () => ({ start: 0, end: 15, text: state }) },
          }),
        ),
      ).toEqual([expect.stringContaining(`a was guarded and is ${state.slice(1, -1)}`)])
  })

  it('lets what stood behind a hole come to light, where it is no worse', () => {
    const toy = (severe: readonly string[]) => ({
      files: { a: '[outer]' },
      fixes: { outer: replaced('outer', 'guard [inner]') },
      severe,
    })
    expect(mended(toy(['outer'])).texts).toEqual({ a: 'guard [inner]' })
    expect(mended(toy(['inner'])).texts).toEqual({ a: '[outer]' })
  })

  it('goes on until there is nothing more to fix: fixes that meet are made one after the other', () => {
    const toy: Toy = {
      files: { a: '[one] [two] [three]' },
      fixes: {
        one: at => ({ start: 0, end: at + 5, text: '' }),
        two: at => ({ start: 0, end: at + 5, text: '' }),
        three: at => ({ start: 0, end: at + 7, text: 'ok' }),
      },
    }
    const once = mended(toy)
    expect(once.texts).toEqual({ a: 'ok' })
    expect(once.plan.changes).toEqual([{ file: 'a', before: '[one] [two] [three]', after: 'ok' }])
  })

  it('leaves out a fix that ends nothing, and says so', () => {
    const insert = () => ({ start: 0, end: 0, text: 'tried ' })
    const again = mended({ files: { a: '[stays]' }, fixes: { stays: insert } })
    expect(again.texts).toEqual({ a: '[stays]' })
    expect(again.plan.left.map(({ because }) => because)).toEqual([STAYS])
  })

  it('makes what changes rights only where it is asked for', () => {
    const toy: Toy = {
      files: { a: '[right] [hole]' },
      fixes: {
        right: at => ({ ...replaced('right', 'ok')(at), safety: 'review' }),
        hole: replaced('hole', 'ok'),
      },
    }
    const some = mended(toy)
    expect([some.texts, titles(some.toReview)]).toEqual([{ a: '[right] ok' }, ['mend right in a']])
    const all = mended({ ...toy, all: true })
    expect([all.texts, all.toReview]).toEqual([{ a: 'ok ok' }, []])
  })

  it('says why a file may not be changed, and changes the others', () => {
    const mending = mended({
      files: {
        locked: '[hole]',
        'a.ts': 'const a = [hole',
        b: '[hole]',
        'c.ts': '<<<<<<< HEAD\n[hole]\n=======\n>>>>>>> x\n',
      },
      fixes: { hole: replaced('hole', 'ok') },
    })
    expect(mending.texts).toMatchObject({ locked: '[hole]', b: 'ok' })
    expect(left(mending)).toEqual([
      'mend hole in c.ts: c.ts has merge markers in line 1: mend that first',
      'mend hole in locked: locked is locked',
    ])
  })

  it('makes no fix after which a file would not parse', () => {
    const mending = mended({
      files: { 'a.ts': 'const a = [hole]\n' },
      fixes: { hole: replaced('hole', '{') },
    })
    expect(left(mending)).toEqual([
      'mend hole in a.ts: with it a.ts would no longer parse (a syntax error in line 2)',
    ])
  })
})
