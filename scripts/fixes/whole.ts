import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const PERMISSIONS = 0o7777

/** Where the new content of a file waits, beside it: a rename does not cross file systems. */
export function draftPath(path: string, run: string): string {
  return join(dirname(path), `.${basename(path)}.${run}.tmp`)
}

/**
 * Writes a draft in full and onto the disk.
 * @param like the file whose permissions and owner it gets
 */
export function writeDraft(
  draft: string,
  content: Buffer,
  like: Pick<Stats, 'mode' | 'uid' | 'gid'> | undefined,
): void {
  const descriptor = openSync(draft, 'wx', like === undefined ? 0o666 : 0o600)
  try {
    writeFileSync(descriptor, content)
    if (like !== undefined) takeAfter(descriptor, like)
    fsyncSync(descriptor)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
}

/** Puts a draft in its place; from here on, every reader sees all of it. */
export function place(draft: string, path: string): void {
  renameSync(draft, path)
  syncFolder(dirname(path))
}

export function remove(path: string): void {
  rmSync(path, { force: true })
  syncFolder(dirname(path))
}

/** Makes what was renamed or removed in a folder outlast a loss of power, where the system can. */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined
  try {
    descriptor = openSync(folder, 'r')
    fsyncSync(descriptor)
  } catch {
    // Windows opens no folders, and some file systems do not sync them: what matters is in the files.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function takeAfter(descriptor: number, { mode, uid, gid }: Pick<Stats, 'mode' | 'uid' | 'gid'>): void {
  const own = process.getuid?.() === uid && process.getgid?.() === gid
  try {
    if (!own) fchownSync(descriptor, uid, gid)
  } catch {
    // Only root may give a file away; whoever else could write it keeps it.
  }
  // After the owner, whose change takes the set-user bits away; not by openSync, whose mode the umask cuts.
  fchmodSync(descriptor, mode & PERMISSIONS)
}
