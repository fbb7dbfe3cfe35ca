import type { Unknown } from '../../core/place.ts'

/** One installed copy of a package, as a lock file names it. */
export interface Copy {
  name: string
  version: string
  /** Line of the lock file, from 1; 1 where the format does not tell cheaply. */
  line: number
}

/** What a lock file says; asked by package name. */
export interface Lock {
  file: string
  /** The version that the folder `dir` (relative to the audited root) loads; undefined where it is not there. */
  version: (name: string, dir: string, range: string | null) => string | undefined
  /** Every copy of a package in the tree. */
  copies: (name: string) => readonly Copy[]
}

/** Reads a lock file's text; `dir` is its folder. Throws nothing: what it cannot read goes to `unknown`. */
export type LockReader = (file: string, dir: string, text: string, unknown: Unknown[]) => Lock

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** A folder as seen from the folder of the lock file. */
export function relativeDir(dir: string, lockDir: string): string {
  return lockDir === '' ? dir : dir === lockDir ? '' : dir.slice(lockDir.length + 1)
}

/** A package's name as it stands in a regular expression. */
export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
