import type { Unknown } from '../../core/place.ts'
import { readBun } from './bun.ts'
import { readNpm } from './npm.ts'
import { readPnpm } from './pnpm.ts'
import { readYarn } from './yarn.ts'

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

/** Reads a lock file's text; `dir` is its folder. Throws nothing: what it cannot read it does not name. */
export type LockReader = (file: string, dir: string, text: string) => Lock

const READERS: readonly [string, LockReader][] = [
  ['package-lock.json', readNpm],
  ['npm-shrinkwrap.json', readNpm],
  ['pnpm-lock.yaml', readPnpm],
  ['yarn.lock', readYarn],
  ['bun.lock', readBun],
]

interface Reading {
  text: (file: string) => string | undefined
  unknown: Unknown[]
}

const known = new WeakMap<Reading, Map<string, Lock[]>>()

/** The lock files of one folder, each read once. */
export function lockFor(reading: Reading, dir: string): Lock[] {
  const folders = known.get(reading) ?? new Map<string, Lock[]>()
  known.set(reading, folders)
  const read = folders.get(dir)
  if (read) return read
  const locks = READERS.flatMap(([name, reader]) => {
    const file = dir === '' ? name : `${dir}/${name}`
    const text = reading.text(file)
    return text === undefined ? [] : [reader(file, dir, text)]
  })
  folders.set(dir, locks)
  return locks
}

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
