import type { Unknown } from '../../core/place.ts'
import type { Lock, LockReader } from './copies.ts'
import { readBun } from './bun.ts'
import { readNpm } from './npm.ts'
import { readPnpm } from './pnpm.ts'
import { readYarn } from './yarn.ts'

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
