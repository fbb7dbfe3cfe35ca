import type { Fix, TextEdit } from '../core/fix.ts'
import { EditConflict, applyEdits } from './edits.ts'

/** One file before and after. */
export interface FileChange {
  /** POSIX path relative to the app's root. */
  file: string
  /** Null: it does not exist yet. */
  before: string | null
  after: string
}

/** Everything that a run would do, and everything that it would not. */
export interface Plan {
  /** By path; a file that would not change is not among them. */
  changes: readonly FileChange[]
  applied: readonly Fix[]
  /** Fixes that are not applied, none of them in part, and why. */
  left: readonly { fix: Fix; because: string }[]
  /** Packages that the new code imports and the app lacks, each once. */
  install: readonly string[]
  /** What only a person can do afterwards, each sentence once. */
  remains: readonly string[]
}

interface Draft {
  before: string | null
  after: string
  edits: readonly TextEdit[]
}

/**
 * Puts fixes together in the order given. Each is applied whole or not at all; where two want different things
 * the first wins and the other is left, never forced.
 * @param read the text of a file by its path, undefined where there is none
 */
export function planFixes(fixes: readonly Fix[], read: (file: string) => string | undefined): Plan {
  const drafts = new Map<string, Draft>()
  const applied: Fix[] = []
  const left: { fix: Fix; because: string }[] = []
  for (const fix of fixes) {
    const because = withFix(drafts, fix, read)
    if (because === undefined) applied.push(fix)
    else left.push({ fix, because })
  }
  return {
    changes: [...drafts]
      .map(([file, { before, after }]) => ({ file, before, after }))
      .filter(({ before, after }) => before !== after)
      .toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    applied,
    left,
    install: [...new Set(applied.flatMap(fix => fix.install))].toSorted(),
    remains: [...new Set(applied.flatMap(fix => fix.remains))],
  }
}

/** Adds a fix to the drafts, or leaves them as they are and says why. */
function withFix(
  drafts: Map<string, Draft>,
  fix: Fix,
  read: (file: string) => string | undefined,
): string | undefined {
  if (fix.edits.length === 0 && fix.create.length === 0) return 'it cannot be made by edits alone'
  const next = new Map<string, Draft>()
  for (const { file, text } of fix.create) {
    const standing = (next.get(file) ?? drafts.get(file))?.after ?? read(file)
    if (standing !== undefined && standing !== text) return `${file} exists already, with another content`
    if (standing === undefined) next.set(file, { before: null, after: text, edits: [] })
  }
  for (const [file, edits] of byFile(fix.edits)) {
    const draft = next.get(file) ?? drafts.get(file) ?? unchanged(read(file))
    if (draft === undefined) return `${file} cannot be read`
    if (draft.before === null) return `${file} is only now being created`
    const all = [...draft.edits, ...edits]
    const after = edited(draft.before, all)
    if (after === undefined) return `another fix changes the same place in ${file}`
    next.set(file, { before: draft.before, after, edits: all })
  }
  for (const [file, draft] of next) drafts.set(file, draft)
  return undefined
}

function unchanged(text: string | undefined): Draft | undefined {
  return text === undefined ? undefined : { before: text, after: text, edits: [] }
}

function edited(text: string, edits: readonly TextEdit[]): string | undefined {
  try {
    return applyEdits(text, edits)
  } catch (error) {
    if (error instanceof EditConflict) return undefined
    throw error
  }
}

function byFile(edits: readonly TextEdit[]): Map<string, TextEdit[]> {
  const files = new Map<string, TextEdit[]>()
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit])
  return files
}
