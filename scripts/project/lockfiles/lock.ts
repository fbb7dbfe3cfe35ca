import type { Unknown } from '../../core/place.ts'
import { readBun } from './bun.ts'
import type { Lock, LockReader } from './copies.ts'
import { readNpm } from './npm.ts'
import { readPnpm } from './pnpm.ts'
import { readYarn } from './yarn.ts'

interface Format {
  tool: 'npm' | 'pnpm' | 'yarn' | 'bun'
  read: LockReader
  /** What every text of this format holds. */
  sign: RegExp
}

const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['package-lock.json', { tool: 'npm', read: readNpm, sign: /[{]/ }],
  ['npm-shrinkwrap.json', { tool: 'npm', read: readNpm, sign: /[{]/ }],
  ['pnpm-lock.yaml', { tool: 'pnpm', read: readPnpm, sign: /^(?:lockfileVersion|packages|importers):/m }],
  ['yarn.lock', { tool: 'yarn', read: readYarn, sign: /^(?:# yarn lockfile|__metadata:|[ \t]+version:? )/m }],
  ['bun.lock', { tool: 'bun', read: readBun, sign: /"(?:lockfileVersion|packages|workspaces)"[ \t]*:/ }],
])

interface Reading {
  files: readonly string[]
  text: (file: string) => string | undefined
  unknown: Unknown[]
}

/** What was read of a project, for which its reader of texts stands. */
const known = new WeakMap<Reading['text'], Map<string, Lock[]>>()

/** The lock files of one folder, each read once; the one of the tool that package.json names comes first. */
export function lockFor(reading: Reading, dir: string): Lock[] {
  const folders = known.get(reading.text) ?? new Map<string, Lock[]>()
  known.set(reading.text, folders)
  const read = folders.get(dir)
  if (read) return read
  const manifest = reading.text(inFolder(dir, 'package.json')) ?? ''
  const tool = /"packageManager"\s*:\s*"(\w+)@/.exec(manifest)?.[1]
  const locks = [...FORMATS]
    .toSorted(([, a], [, b]) => Number(b.tool === tool) - Number(a.tool === tool))
    .flatMap(([name, format]) => lockAt(reading, dir, name, format))
  const binary = inFolder(dir, 'bun.lockb')
  if (!locks.some(({ file }) => file.endsWith('bun.lock')) && reading.files.includes(binary))
    reading.unknown.push({
      what: binary,
      because: 'a binary lock file; `bun install --save-text-lockfile` makes one that can be read',
    })
  folders.set(dir, locks)
  return locks
}

function lockAt({ text, unknown }: Reading, dir: string, name: string, { tool, read, sign }: Format): Lock[] {
  const file = inFolder(dir, name)
  const source = text(file)
  // An empty yarn.lock marks the root of a project and no more.
  if (source === undefined || (tool === 'yarn' && source.trim() === '')) return []
  if (/^<<<<<<< /m.test(source))
    unknown.push({ what: file, because: 'holds a merge conflict: its versions may be either side’s' })
  if (sign.test(source)) return [read(file, dir, source, unknown)]
  unknown.push({ what: file, because: 'is no lock file that can be read: versions come from elsewhere' })
  return []
}

function inFolder(dir: string, name: string): string {
  return dir === '' ? name : `${dir}/${name}`
}

/** Is this, by its name, a lock file that can be read? */
export function isLockFile(file: string): boolean {
  return FORMATS.has(file.slice(file.lastIndexOf('/') + 1))
}
