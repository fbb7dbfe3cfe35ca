import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FileChange } from './plan.ts'
import { WriteRefused, assertUnchanged, targetOf } from './target.ts'
import type { Target } from './target.ts'
import { draftPath, place, remove, syncFolder, writeDraft } from './whole.ts'

/** Something that could not be set back: the message names it, and a record of the run is to be kept. */
export class NotTakenBack extends WriteRefused {
  readonly lost: readonly string[]

  constructor(reason: string, lost: readonly string[], options: ErrorOptions) {
    super(`${reason}. These could not be set back: ${lost.join(', ')}. harden --undo tries again`, options)
    this.lost = lost
  }
}

export interface Writing {
  /** Tells the drafts of this run from all others. */
  run: string
  /** Called when all has been looked at and nothing is touched yet. */
  aboutTo: (targets: readonly Target[]) => void
}

/** Names of drafts by chance, and nothing to do before the first of them. */
export function newWriting(aboutTo: Writing['aboutTo'] = () => undefined): Writing {
  return { run: randomBytes(6).toString('hex'), aboutTo }
}

/**
 * The only place that writes into an app. Every file is looked at and its new text written beside it first;
 * then all are put in place by renames, each of which is whole or not at all. Where one fails, those before it
 * are taken back.
 * @param root absolute folder of the app
 * @throws {WriteRefused} where a file may not be written, is not what was read, or the disk refuses: then every
 *   file is what it was before, or the message names those that are not
 */
export function writeChanges(
  root: string,
  changes: readonly FileChange[],
  { run, aboutTo }: Writing = newWriting(),
): void {
  const made: string[] = []
  const drafts = new Map<Target, string>()
  const placed: Target[] = []
  try {
    const targets = changes.map(change => targetOf(root, change))
    aboutTo(targets)
    for (const target of targets) {
      for (const folder of target.missingFolders) if (makeFolder(folder)) made.push(folder)
      if (target.after !== null) drafts.set(target, drafted(target, target.after, run))
    }
    for (const target of targets) {
      assertUnchanged(target)
      const draft = drafts.get(target)
      if (draft === undefined) remove(target.path)
      else place(draft, target.path)
      drafts.delete(target)
      placed.push(target)
    }
  } catch (error) {
    for (const draft of drafts.values()) rmSync(draft, { force: true })
    const lost = placed.toReversed().flatMap(target => takeBack(target, run))
    for (const folder of made.toReversed()) removeIfEmpty(folder)
    throw refusal(error, lost)
  }
}

export function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder)
    syncFolder(dirname(folder))
    return true
  } catch (error) {
    // Another file of the same run has made it.
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

function drafted({ path, like }: Target, text: string, run: string): string {
  const draft = draftPath(path, run)
  writeDraft(draft, Buffer.from(text, 'utf8'), like)
  return draft
}

/** @returns the file's path where it could not be restored */
function takeBack(target: Target, run: string): string[] {
  try {
    if (target.before === null) remove(target.path)
    else place(drafted(target, target.before, run), target.path)
    return []
  } catch {
    return [target.file]
  }
}

export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Somebody has put something there meanwhile, or it is gone: so be it.
  }
}

function refusal(error: unknown, lost: readonly string[]): WriteRefused {
  const reason = error instanceof Error ? error.message : String(error)
  if (lost.length === 0) return new WriteRefused(`${reason}. Nothing is changed.`, { cause: error })
  return new NotTakenBack(reason, lost, { cause: error })
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
