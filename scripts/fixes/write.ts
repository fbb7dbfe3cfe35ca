import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FileChange } from './plan.ts'
import { WriteRefused, assertUnchanged, targetOf } from './target.ts'
import type { Target } from './target.ts'

/**
 * The only place that writes into an app. Every file is looked at and its new text written beside it first;
 * then all are put in place by renames, each of which is whole or not at all. Where one fails, those before it
 * are taken back.
 * @param root absolute folder of the app
 * @throws {WriteRefused} where a file may not be written, is not what was read, or the disk refuses: then every
 *   file is what it was before, or the message names those that are not
 */
export function writeChanges(root: string, changes: readonly FileChange[]): void {
  const made: string[] = []
  const drafts = new Map<Target, string>()
  const placed: Target[] = []
  try {
    const targets = changes.map(change => targetOf(root, change))
    for (const target of targets) {
      for (const folder of target.missingFolders) if (makeFolder(folder)) made.push(folder)
      drafts.set(target, writeDraft(target, target.after))
    }
    for (const [target, draft] of drafts) {
      assertUnchanged(target)
      renameSync(draft, target.path)
      drafts.delete(target)
      placed.push(target)
    }
  } catch (error) {
    for (const draft of drafts.values()) rmSync(draft, { force: true })
    const lost = placed.toReversed().flatMap(takeBack)
    for (const folder of made.toReversed()) removeIfEmpty(folder)
    throw refusal(error, lost)
  }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    // Another file of the same run has made it.
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

/** The new text in full, on the disk, beside the file it will replace: a rename does not cross file systems. */
function writeDraft({ path, mode }: Target, text: string): string {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  const descriptor = openSync(draft, 'wx', mode)
  try {
    writeFileSync(descriptor, text, 'utf8')
    // Not by openSync, whose mode the umask cuts.
    if (mode !== undefined) fchmodSync(descriptor, mode)
    fsyncSync(descriptor)
  } catch (error) {
    closeSync(descriptor)
    rmSync(draft, { force: true })
    throw error
  }
  closeSync(descriptor)
  return draft
}

/** @returns the file's path where it could not be restored */
function takeBack(target: Target): string[] {
  try {
    if (target.before === null) rmSync(target.path, { force: true })
    else renameSync(writeDraft(target, target.before), target.path)
    return []
  } catch {
    return [target.file]
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Somebody has put something there meanwhile: it stays.
  }
}

function refusal(error: unknown, lost: readonly string[]): WriteRefused {
  const reason = error instanceof Error ? error.message : String(error)
  const state =
    lost.length === 0
      ? 'Nothing is changed.'
      : `These could not be set back: ${lost.join(', ')}; git has their last commit.`
  return new WriteRefused(`${reason}. ${state}`, { cause: error })
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
