import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { indexEntries, restoreIndex } from './index-entries.ts'
import type { RunRecord } from './record.ts'
import { WriteRefused, spotOf } from './target.ts'
import { draftPath, place, remove, writeDraft } from './whole.ts'
import { makeFolder, removeIfEmpty } from './write.ts'

type RecordedFile = RunRecord['files'][number]
type State = 'before' | 'after' | 'other'

/**
 * Sets every file of a run back to what it was, byte for byte, wherever the run had come to. It can be stopped at
 * any moment and begun again.
 * @param force whether files that were changed since lose what is in them now
 * @returns how many files were set back
 * @throws {WriteRefused} where a file was changed since, with nothing changed
 */
export function rollBack(record: RunRecord, { force = false } = {}): number {
  const { root, files, folders, untracked, run } = record
  if (!force) refuseChanged(record)
  const states = files.toReversed().map(file => ({ file, state: stateOf(root, file) }))
  for (const { file, state } of states) {
    rmSync(draftPath(spotOf(root, file.file).path, run), { force: true })
    if (state !== 'before') setBack(root, file, run)
  }
  for (const folder of folders.toReversed()) removeIfEmpty(join(root, folder))
  trackAgain(root, untracked)
  return states.filter(({ state }) => state !== 'before').length
}

/** @throws {WriteRefused} where files are neither what they were before the run nor what it made of them */
export function refuseChanged({ root, files, started }: RunRecord): void {
  const changed = files.filter(file => stateOf(root, file) === 'other').map(({ file }) => file)
  if (changed.length > 0)
    throw new WriteRefused(
      `${changed.join(', ')} changed since the run of ${started}, which cannot be taken back: with --undo --force it is, and what they hold now is lost`,
    )
}

function stateOf(root: string, { file, before, after }: RecordedFile): State {
  const { path, stats } = spotOf(root, file)
  const now = stats === undefined ? null : readFileSync(path).toString('base64')
  if (now === before) return 'before'
  return now === after ? 'after' : 'other'
}

function setBack(root: string, { file, before, like }: RecordedFile, run: string): void {
  const { path, stats, missingFolders } = spotOf(root, file)
  if (before === null) {
    remove(path)
    return
  }
  for (const folder of missingFolders) makeFolder(folder)
  const draft = draftPath(path, run)
  writeDraft(draft, Buffer.from(before, 'base64'), stats ?? like ?? undefined)
  place(draft, path)
}

/** What somebody has added again meanwhile stays as it is. */
function trackAgain(root: string, untracked: RunRecord['untracked']): void {
  const tracked = indexEntries(
    root,
    untracked.map(({ file }) => file),
  )
  restoreIndex(
    root,
    new Map(untracked.filter(({ file }) => !tracked.has(file)).map(({ file, entry }) => [file, entry])),
  )
}
