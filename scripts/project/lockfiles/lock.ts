import type { Unknown } from '../../core/place.ts'
import type { Copy, Lock, LockReader } from './copies.ts'
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
  files: readonly string[]
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
    const file = inFolder(dir, name)
    const text = reading.text(file)
    if (text === undefined) return []
    if (/^<<<<<<< /m.test(text))
      reading.unknown.push({
        what: file,
        because: 'holds a merge conflict: its versions may be either side’s',
      })
    return [reader(file, dir, text, reading.unknown)]
  })
  const binary = inFolder(dir, 'bun.lockb')
  if (!locks.some(({ file }) => file.endsWith('bun.lock')) && reading.files.includes(binary))
    reading.unknown.push({
      what: binary,
      because: 'a binary lock file; `bun install --save-text-lockfile` makes one that can be read',
    })
  folders.set(dir, locks)
  return locks
}

function inFolder(dir: string, name: string): string {
  return dir === '' ? name : `${dir}/${name}`
}

/** Every installed copy of a package that a lock file of the project names, the nested ones too. */
export function allInstalledCopies(project: Reading, name: string): (Copy & { file: string })[] {
  const names = new Set(READERS.map(([each]) => each))
  const dirs = project.files
    .filter(file => names.has(file.slice(file.lastIndexOf('/') + 1)))
    .map(file => file.slice(0, Math.max(file.lastIndexOf('/'), 0)))
  return [...new Set(dirs)].flatMap(dir =>
    lockFor(project, dir).flatMap(lock => lock.copies(name).map(copy => ({ ...copy, file: lock.file }))),
  )
}
