import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { FileChange } from './plan.ts'

/** Nothing is written, or what was written is taken back; the message says which file and why. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused'
}

/** A change that may be made, and where. */
export interface Target {
  file: string
  /** Absolute, without a symlink in it. */
  path: string
  before: string | null
  after: string
  /** Permission bits of the file that stands there; undefined where none does. */
  mode: number | undefined
  /** Folders to make first, the outermost first. */
  missingFolders: readonly string[]
}

const PERMISSIONS = 0o7777

/**
 * Looks at the disk, and changes nothing.
 * @param root absolute
 * @throws {WriteRefused} where the path leads out of the root, through a symlink or into .git, or the file is
 *   not what it was when it was read
 */
export function targetOf(root: string, { file, before, after }: FileChange): Target {
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
  const mode = stats === undefined ? undefined : stats.mode & PERMISSIONS
  const target = { file, path, before, after, mode, missingFolders }
  assertUnchanged(target)
  return target
}

/**
 * Compares bytes, so that a file that is not UTF-8, which no text stands for, is not rewritten either.
 * @throws {WriteRefused} where the file is not what it was when it was read
 */
export function assertUnchanged({ file, path, before }: Target): void {
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

function isPlain(file: string, parts: readonly string[]): boolean {
  const odd = parts.some(part => part === '' || part === '.' || part === '..')
  // On Windows a backslash and a drive's colon lead elsewhere; elsewhere no source file has them.
  return !odd && !/[\\\0]|^[A-Za-z]:/.test(file) && !parts.some(part => part.toLowerCase() === '.git')
}
