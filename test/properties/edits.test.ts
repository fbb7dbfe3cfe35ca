import { applyPatch } from 'diff'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fix, TextEdit } from '../../scripts/core/fix.ts'
import { unifiedDiff } from '../../scripts/fixes/diff.ts'
import { EditConflict, applyEdits } from '../../scripts/fixes/edits.ts'
import { ignoreEntries } from '../../scripts/fixes/gitignore.ts'
import { planFixes } from '../../scripts/fixes/plan.ts'

// In no language of ours: what the pieces say need not parse.
const FILE = 'notes.txt'
const source = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\t', 'é', '😀', '{'),
  maxLength: 60,
})

/** A text and edits of it that do not meet: it is cut in pieces, and some of these are replaced. */
const apart = fc
  .array(fc.record({ kept: source, old: source, text: source }), { maxLength: 8 })
  .map(pieces => {
    let text = ''
    let expected = ''
    const edits: TextEdit[] = []
    for (const piece of pieces) {
      // Something is kept between two edits, so that no two of them touch.
      text += `|${piece.kept}`
      expected += `|${piece.kept}${piece.text}`
      edits.push({ file: FILE, start: text.length, end: text.length + piece.old.length, text: piece.text })
      text += piece.old
    }
    return { text, edits, expected }
  })

const anyEdits = source.chain(text =>
  fc.record({
    text: fc.constant(text),
    edits: fc.array(
      fc.tuple(fc.nat(text.length), fc.nat(text.length), source).map(([a, b, replacement]) => ({
        file: FILE,
        start: Math.min(a, b),
        end: Math.max(a, b),
        text: replacement,
      })),
      { maxLength: 5 },
    ),
  }),
)

function outcome(text: string, edits: readonly TextEdit[]): string {
  try {
    return `text: ${applyEdits(text, edits)}`
  } catch (error) {
    if (error instanceof EditConflict) return 'conflict'
    throw error
  }
}

function reordered<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length })
}

function fixOf(edits: readonly TextEdit[]): Fix {
  return { title: 'a fix', safety: 'safe', edits, create: [], install: [], remains: [] }
}

describe('edits', () => {
  it('are applied as if one after the other, each where it was meant', () => {
    fc.assert(
      fc.property(apart, ({ text, edits, expected }) => {
        expect(applyEdits(text, edits)).toBe(expected)
      }),
    )
  })

  it('do the same in any order and given any number of times, or conflict in any order', () => {
    const shuffled = anyEdits.chain(({ text, edits }) =>
      fc.record({
        text: fc.constant(text),
        edits: fc.constant(edits),
        other: fc.shuffledSubarray([...edits, ...edits], {
          minLength: edits.length * 2,
          maxLength: edits.length * 2,
        }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ text, edits, other }) => {
        expect(outcome(text, other)).toBe(outcome(text, edits))
      }),
    )
  })

  it('throw wherever two different ones want the same character', () => {
    const overlapping = fc.tuple(source, source, source, source, source).filter(([, b, , ,]) => b.length > 0)
    fc.assert(
      fc.property(overlapping, ([a, b, c, x, y]) => {
        const text = `${a}${b}${c}`
        const first = { file: FILE, start: a.length, end: a.length + b.length, text: x }
        const second = { file: FILE, start: a.length + b.length - 1, end: text.length, text: `${y}!` }
        fc.pre(second.start !== first.start || second.end !== first.end || second.text !== first.text)
        expect(() => applyEdits(text, [first, second])).toThrow(EditConflict)
      }),
    )
  })

  it.each([
    [-1, 0],
    [0, 4],
    [2, 1],
    [0.5, 1],
    [Number.NaN, 1],
  ])('lie inside the text, or throw: %d to %d', (start, end) => {
    expect(() => applyEdits('abc', [{ file: FILE, start, end, text: '' }])).toThrow(EditConflict)
  })

  it('may insert beside what another replaces', () => {
    const edits = [
      { file: FILE, start: 1, end: 2, text: 'B' },
      { file: FILE, start: 1, end: 1, text: '<' },
      { file: FILE, start: 2, end: 2, text: '>' },
    ]
    expect(applyEdits('abc', edits)).toBe('a<B>c')
  })
})

describe('a plan', () => {
  it('changes what its diff shows, and nothing else', () => {
    fc.assert(
      fc.property(apart, ({ text, edits, expected }) => {
        const { changes, applied } = planFixes([fixOf(edits)], () => text)
        expect(changes).toEqual(text === expected ? [] : [{ file: FILE, before: text, after: expected }])
        expect(applied.length).toBe(edits.length > 0 ? 1 : 0)
        const patched = applyPatch(text, unifiedDiff(changes), { autoConvertLineEndings: false })
        expect(changes.length > 0 ? patched : text).toBe(expected)
      }),
    )
  })

  it('is the same whatever the order in which the fixes come', () => {
    const shuffled = fc.tuple(source, fc.array(anyEdits, { maxLength: 5 })).chain(([text, several]) => {
      const fixes = several.map(({ edits }) => fixOf(edits.filter(edit => edit.end <= text.length)))
      return fc.tuple(
        fc.constant(text),
        fc.shuffledSubarray(fixes).chain(some => fc.tuple(fc.constant(some), reordered(some))),
      )
    })
    fc.assert(
      fc.property(shuffled, ([text, [some, others]]) => {
        const [one, other] = [some, others].map(fixes => planFixes(fixes, () => text))
        expect(other).toEqual(one)
      }),
    )
  })

  it('applies every fix whole or not at all, and the first of two that clash', () => {
    fc.assert(
      fc.property(source, fc.array(anyEdits, { maxLength: 4 }), (text, several) => {
        const fixes = several.map(({ edits }) => fixOf(edits.filter(edit => edit.end <= text.length)))
        const { applied, left, changes } = planFixes(fixes, () => text)
        expect(applied.length + left.length).toBe(fixes.length)
        const all = applied.flatMap(fix => fix.edits)
        expect(changes[0]?.after ?? text).toBe(applyEdits(text, all))
        const clashing = left.filter(({ fix }) => fix.edits.length > 0)
        expect(clashing.map(({ fix }) => outcome(text, [...all, ...fix.edits]))).toEqual(
          clashing.map(() => 'conflict'),
        )
      }),
    )
  })
})

describe('ignore entries', () => {
  const line = fc.constantFrom(
    '.env',
    '.env*',
    '.env*.local',
    '.env.production',
    '.clerk/',
    '!.env',
    'apps/web/.env',
    '# .env',
    '',
  )
  const text = fc
    .tuple(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, eol, ended]) => lines.join(eol) + (ended ? eol : ''))
  const entry = fc.oneof(
    line.filter(l => !/^[!#]/.test(l)),
    fc.string({ maxLength: 6 }),
  )

  it('are complete after once, and keep what stood there', () => {
    fc.assert(
      fc.property(fc.option(text, { nil: undefined }), fc.array(entry), (current, entries) => {
        const { changes } = planFixes([ignoreEntries('.gitignore', current, entries)], () => current)
        const after = changes[0]?.after ?? current
        expect((after ?? '').startsWith(current ?? '')).toBe(true)
        const again = ignoreEntries('.gitignore', after ?? undefined, entries)
        expect({ edits: again.edits, create: again.create }).toEqual({ edits: [], create: [] })
      }),
    )
  })
})
