import { relative, sep } from 'node:path'
import { realpathSync } from 'node:fs'
import { indexEntries, removeFromIndex } from './index-entries.ts'
import type { IndexEntries } from './index-entries.ts'
import type { Plan } from './plan.ts'
import { dropRecord, finishRecord, openRecord, recordsIn } from './record.ts'
import type { RunRecord } from './record.ts'
import { rollBack } from './roll-back.ts'
import { openRecords, recordsFolder } from './state-folder.ts'
import { WriteRefused } from './target.ts'
import type { Target } from './target.ts'
import { NotTakenBack, newWriting, writeChanges } from './write.ts'

/** A run that has written all it was to write, and is not at its end: it is accepted, or taken back. */
export interface Run {
  accept: () => void
  takeBack: () => void
}

/**
 * Writes a plan: all of it or nothing. Until it is accepted it counts as unfinished, and whoever finds it so after
 * its process has ended takes it back.
 * @param root absolute folder of the app
 * @param state the user's folder for records
 * @throws {WriteRefused} where a file may not be written, another run is at work here, or the record finds no place
 */
export function beginRun(root: string, plan: Pick<Plan, 'changes' | 'untrack'>, state: string): Run {
  const top = realpathSync(root)
  const folder = recordsFolder(state, top)
  openRecords(folder, top)
  const untracked = indexEntries(top, plan.untrack)
  let opened: { path: string; record: RunRecord } | undefined
  const writing = newWriting(targets => {
    const record = recordOf(top, writing.run, targets, untracked)
    opened = { record, path: openRecord(folder, record) }
    assertAlone(folder)
  })
  try {
    writeChanges(top, plan.changes, writing)
    removeFromIndex(top, [...untracked.keys()])
  } catch (error) {
    if (opened !== undefined && !(error instanceof NotTakenBack)) {
      rollBack(opened.record)
      dropRecord(folder, opened.path)
    }
    throw error
  }
  return {
    accept: () => {
      if (opened !== undefined) finishRecord(folder, opened.path)
      opened = undefined
    },
    takeBack: () => {
      if (opened === undefined) return
      rollBack(opened.record)
      dropRecord(folder, opened.path)
      opened = undefined
    },
  }
}

/** Two that begin at once see each other, since each has put down its own record first. */
function assertAlone(folder: string): void {
  const other = recordsIn(folder).open.find(({ pid }) => pid !== process.pid)
  if (other !== undefined)
    throw new WriteRefused(`Another harden is at work here (process ${other.pid}): wait until it has ended`)
}

function recordOf(root: string, run: string, targets: readonly Target[], untracked: IndexEntries): RunRecord {
  const base64 = (text: string | null) =>
    text === null ? null : Buffer.from(text, 'utf8').toString('base64')
  const folders = new Set(targets.flatMap(({ missingFolders }) => missingFolders))
  return {
    version: 1,
    root,
    run,
    started: new Date().toISOString(),
    files: targets.map(({ file, before, after, like }) => ({
      file,
      before: base64(before),
      after: base64(after),
      like: like === undefined ? null : { mode: like.mode, uid: like.uid, gid: like.gid },
    })),
    folders: [...folders].map(path => relative(root, path).split(sep).join('/')),
    untracked: [...untracked].map(([file, entry]) => ({ file, entry })),
  }
}
