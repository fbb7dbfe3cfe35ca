import { isUtf8 } from 'node:buffer'
import { accessSync, constants, lstatSync, readFileSync, realpathSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileChange } from './plan.ts'

/** Nothing is written, or what was written is taken back; the message says which file and why. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused'
}

/** Where a path of the app leads. */
export interface Spot {
  file: string
  /** Absolute, without a symlink in it. */
  path: string
  /** What stands there, a plain file; undefined where nothing does. */
  stats: Stats | undefined
  /** Folders to make first, the outermost first. */
  missingFolders: readonly string[]
}

/** A change that may be made, and where. */
export interface Target extends Spot {
  before: string | null
  after: string | null
  /** The file whose permissions and owner the new one gets; undefined where none stands there. */
  like: Stats | undefined
}

const WRITABLE = 0o222

/**
 * Looks at the disk, and changes nothing.
 * @param root absolute
 * @throws {WriteRefused} where the path leads out of the root, through a symlink or into .git
 */
export function spotOf(root: string, file: string): Spot {
  const parts = file.split('/')
  if (!isPlain(file, parts)) throw new WriteRefused(`${file} is no path inside the app`)
  const missingFolders: string[] = []
  let folder = realpathSync(root)
  for (const part of parts.slice(0, -1)) {
    folder = join(folder, part)
    const stats = lstatSync(folder, { throwIfNoEntry: false })
    if (stats === undefined) missingFolders.push(folder)
    else if (stats.isSymbolicLink())
      throw new WriteRefused(`${file} lies behind a symlink: write to the folder it leads to`)
    else if (!stats.isDirectory())
      throw new WriteRefused(`${file} has a file where a folder would have to be`)
  }
  const path = join(folder, parts.at(-1) ?? '')
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats?.isSymbolicLink() === true)
    throw new WriteRefused(`${file} is a symlink: write to the file it leads to`)
  if (stats !== undefined && !stats.isFile()) throw new WriteRefused(`${file} is no regular file`)
  return { file, path, stats, missingFolders }
}

/**
 * Looks at the disk, and changes nothing.
 * @throws {WriteRefused} as {@link spotOf} does, and where the file is not what it was when it was read or may not be
 *   replaced
 */
export function targetOf(root: string, { file, before, after, from }: FileChange): Target {
  const spot = spotOf(root, file)
  const like = spot.stats ?? (from === undefined ? undefined : spotOf(root, from).stats)
  const target = { ...spot, before, after, like }
  assertUnchanged(target)
  assertMayReplace(spot)
  return target
}

/**
 * Why no change of a file could be written, whatever it is: undefined where one could.
 * @param text what was read of it; null where it is to be created
 */
export function hindranceAt(root: string, file: string, text: string | null): string | undefined {
  try {
    const spot = spotOf(root, file)
    if (text !== null && spot.stats !== undefined && !isUtf8(readFileSync(spot.path)))
      return `${file} is not UTF-8: save it as UTF-8 first`
    assertMayReplace(spot)
    return undefined
  } catch (error) {
    if (error instanceof WriteRefused) return error.message
    return `${file} cannot be looked at: ${error instanceof Error ? error.message : String(error)}`
  }
}

/**
 * Compares bytes, so that a file that is not UTF-8, which no text stands for, is not rewritten either.
 * @throws {WriteRefused} where the file is not what it was when it was read
 */
export function assertUnchanged({ file, path, before }: Pick<Target, 'file' | 'path' | 'before'>): void {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (before === null) {
    if (stats !== undefined) throw new WriteRefused(`${file} exists by now: run the command again`)
    return
  }
  if (stats?.isFile() !== true) throw new WriteRefused(`${file} is gone by now: run the command again`)
  if (!readFileSync(path).equals(Buffer.from(before, 'utf8')))
    throw new WriteRefused(
      `${file} is not what was read: it has changed, or it is not UTF-8. Run the command again`,
    )
}

/** A rename would replace a read-only file without asking: somebody has made it so on purpose. */
function assertMayReplace({ file, path, stats, missingFolders }: Spot): void {
  if (stats !== undefined && (stats.mode & WRITABLE) === 0)
    throw new WriteRefused(`${file} is read-only: make it writable first`)
  const [outermost] = missingFolders
  const folder = dirname(outermost ?? path)
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new WriteRefused(`${file} stands in a folder that is read-only: make it writable first`)
  }
}

function isPlain(file: string, parts: readonly string[]): boolean {
  const odd = parts.some(part => part === '' || part === '.' || part === '..')
  // On Windows a backslash and a drive's colon lead elsewhere; elsewhere no source file has them.
  return !odd && !/[\\\0]|^[A-Za-z]:/.test(file) && !parts.some(part => part.toLowerCase() === '.git')
}
