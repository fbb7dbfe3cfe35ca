import type { Fix } from '../core/fix.ts'
import { Drafts, Unplannable } from './drafts.ts'

/** One file before and after. */
export interface FileChange {
  /** POSIX path relative to the app's root. */
  file: string
  /** Null: it does not exist yet. */
  before: string | null
  /** Null: it is taken away. */
  after: string | null
  /** The file whose place it takes, where one is moved: its permissions go along. */
  from?: string
}

/** Everything that a run would do, and everything that it would not. */
export interface Plan {
  /** By path; a file that would not change is not among them. */
  changes: readonly FileChange[]
  /** Files to take out of git's index, by path. */
  untrack: readonly string[]
  applied: readonly Fix[]
  /** Fixes that are not applied, none of them in part, and why. */
  left: readonly Left[]
  /** Packages that the new code imports and the app lacks, each once. */
  install: readonly string[]
  /** What only a person can do afterwards, each sentence once. */
  remains: readonly string[]
}

export interface Left {
  fix: Fix
  because: string
}

export interface Planning {
  /** Which of two fixes that want the same place wins: the one of the lower rank. */
  rank?: (fix: Fix) => number
  /** Why a file may not be changed (null: created), undefined where it may. */
  hindrance?: (file: string, text: string | null) => string | undefined
}

/**
 * Puts fixes together. Each is applied whole or not at all; where two want different things one wins and the other
 * is left, never forced. The order in which they are given does not matter: the same fixes make the same plan.
 * @param read the text of a file by its path, undefined where there is none
 */
export function planFixes(
  fixes: readonly Fix[],
  read: (file: string) => string | undefined,
  planning: Planning = {},
): Plan {
  const drafts = new Drafts(read, planning.hindrance ?? (() => undefined))
  const applied: Fix[] = []
  const left: Left[] = []
  for (const fix of inOrder(fixes, planning.rank ?? (() => 0))) {
    const because = tried(drafts, fix)
    if (because === undefined) applied.push(fix)
    else left.push({ fix, because })
  }
  return {
    changes: drafts.changes(),
    untrack: [...new Set(applied.flatMap(fix => fix.untrack ?? []))].toSorted(),
    applied,
    left,
    install: [...new Set(applied.flatMap(fix => fix.install))].toSorted(),
    remains: [...new Set(applied.flatMap(fix => fix.remains))],
  }
}

/** Is there anything to write? */
export function isEmpty({ changes, untrack }: Pick<Plan, 'changes' | 'untrack'>): boolean {
  return changes.length === 0 && untrack.length === 0
}

/** Is it one that says what to do and changes nothing by itself? */
export function isByHand({ edits, create, rename = [], untrack = [] }: Fix): boolean {
  return edits.length + create.length + rename.length + untrack.length === 0
}

/** Every path that a fix speaks of. */
export function filesOf({ edits, create, rename = [], untrack = [] }: Fix): Set<string> {
  return new Set([
    ...edits.map(({ file }) => file),
    ...create.map(({ file }) => file),
    ...rename.flatMap(({ from, to }) => [from, to]),
    ...untrack,
  ])
}

function inOrder(fixes: readonly Fix[], rank: (fix: Fix) => number): Fix[] {
  return fixes
    .map(fix => ({ fix, rank: rank(fix), key: JSON.stringify(fix) }))
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ fix }) => fix)
}

/** Adds a fix to the drafts, or leaves them as they are and says why. */
function tried(drafts: Drafts, fix: Fix): string | undefined {
  if (isByHand(fix)) return 'it cannot be made by edits alone'
  try {
    drafts.add(fix)
    return undefined
  } catch (error) {
    if (error instanceof Unplannable) return error.message
    throw error
  }
}
