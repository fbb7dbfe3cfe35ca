import type { TextEdit } from '../core/fix.ts'

/** Two edits want different things of the same characters, or an edit lies outside the text. */
export class EditConflict extends Error {
  override readonly name = 'EditConflict'
}

/**
 * Applies all edits to one file's text at once: offsets are those of `text` as it was read, in whatever order
 * the edits come. The same edit given twice counts once.
 * @throws {EditConflict} where two different edits overlap or insert at the same place, or an edit does not lie in the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = ''
  let from = 0
  for (const { start, end, text: replacement } of inOrder(text, edits)) {
    done += text.slice(from, start) + replacement
    from = end
  }
  return done + text.slice(from)
}

function inOrder(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = edits.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  )
  const kept: TextEdit[] = []
  for (const edit of sorted) {
    if (!liesIn(text, edit))
      throw new EditConflict(`an edit of ${edit.start} to ${edit.end} lies outside of ${edit.file}`)
    const before = kept.at(-1)
    if (before !== undefined && same(before, edit)) continue
    // An insertion right before or behind a replaced stretch has one possible result, so it is none.
    const clash = before !== undefined && (edit.start < before.end || bothInsertAtOnePlace(before, edit))
    if (clash) throw new EditConflict(`two edits of ${edit.file} meet at offset ${edit.start}`)
    kept.push(edit)
  }
  return kept
}

function liesIn(text: string, { start, end }: TextEdit): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text
}

function bothInsertAtOnePlace(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === a.start && b.end === b.start
}
