import { mkdirSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FileChange } from '../../scripts/fixes/plan.ts'
import { beginRun } from '../../scripts/fixes/run.ts'
import { undoLast } from '../../scripts/fixes/undo.ts'
import { contentsOf } from '../contents.ts'

const name = fc.constantFrom(
  'a',
  'b.ts',
  'ü',
  ' ',
  '[x]',
  '$(y)',
  "it's",
  '-rf',
  'new\nline',
  '.env',
  '😀',
  '*',
)
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'))
const text = fc.string({
  unit: fc.constantFrom('a', '\n', '\r\n', '\r', '\t', 'é', '😀', '\uFEFF', '\0', '\u2028'),
  maxLength: 20,
})
const file = fc.record({
  path,
  text,
  after: fc.option(text, { nil: null }),
  mode: fc.constantFrom(0o644, 0o755, 0o600, 0o664, 0o4755),
  exists: fc.boolean(),
})
const bytes = fc.uint8Array({ maxLength: 30 })

/** Paths of a tree: none is a folder of another. */
function asTree<Item extends { path: string }>(items: readonly Item[]): Item[] {
  const kept: Item[] = []
  for (const item of items) {
    const clashes = kept.some(
      other =>
        other.path === item.path ||
        other.path.startsWith(`${item.path}/`) ||
        item.path.startsWith(`${other.path}/`),
    )
    if (!clashes) kept.push(item)
  }
  return kept
}

it('undo gives every byte of any tree back', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 8 }), bytes, (files, neighbour) => {
      const base = mkdtempSync(join(tmpdir(), 'clerk-security-undo-'))
      const root = join(base, 'app')
      try {
        const tree = asTree(files)
        mkdirSync(root)
        for (const { path: place, text: before, mode } of tree.filter(({ exists }) => exists)) {
          mkdirSync(dirname(join(root, place)), { recursive: true })
          writeFileSync(join(root, place), before)
          chmodSync(join(root, place), mode)
        }
        writeFileSync(join(root, 'neighbour.bin'), neighbour)
        const was = contentsOf(root)
        const changes = tree.flatMap(({ path: place, text: before, after, exists }): FileChange[] =>
          exists
            ? [{ file: place, before, after }]
            : after === null
              ? []
              : [{ file: place, before: null, after }],
        )
        const state = join(base, 'state')
        beginRun(root, { changes, untrack: [] }, state).accept()
        for (const { file: place, after } of changes)
          expect(contentsOf(root)[place]?.split(' ')[2]).toBe(
            after === null ? undefined : Buffer.from(after).toString('base64'),
          )
        undoLast(root, state)
        expect(contentsOf(root)).toEqual(was)
        beginRun(root, { changes, untrack: [] }, state).takeBack()
        expect(contentsOf(root)).toEqual(was)
      } finally {
        rmSync(base, { recursive: true, force: true })
      }
    }),
    { numRuns: 30 },
  )
})
