import { readdirSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { dropRecord, readRecord, recordsIn, reopenRecord } from './record.ts'
import type { RecordFile, RunRecord } from './record.ts'
import { refuseChanged, rollBack } from './roll-back.ts'
import { mistrust, recordsFolder } from './state-folder.ts'
import { WriteRefused } from './target.ts'

/** What was taken back. */
export interface TakenBack {
  root: string
  /** When the run began, as an ISO date. */
  started: string
  /** How many files were set back; none where the run had not touched any. */
  files: number
}

/**
 * Takes back every run that has touched this app and whose process ended before it came to its end.
 * @param root absolute folder of the app
 * @param state the user's folder for records
 * @param force whether files that were changed since lose what is in them now, and a process that seems to be at
 *   work counts as ended
 * @throws {WriteRefused} where one cannot be taken back, or its process is still at work
 */
export function recover(root: string, state: string, { force = false } = {}): TakenBack[] {
  const top = realpathSync(root)
  return foldersIn(state).flatMap(folder =>
    recordsIn(folder).open.flatMap(({ path, pid = 0 }) => {
      const record = readRecord(path)
      const own = record === undefined ? folder === recordsFolder(state, top) : overlap(top, record.root)
      if (!own || mistrust(folder, top) !== undefined) return []
      if (!force && isAtWork(pid))
        throw new WriteRefused(`Another harden is at work here (process ${pid}): wait until it has ended`)
      const taken = record === undefined ? [] : [takenBack(record, force)]
      dropRecord(folder, path)
      return taken
    }),
  )
}

/**
 * Undoes the last run of this app, and each time it is called again the one before it.
 * @throws {WriteRefused} where there is none, or files were changed since
 */
export function undoLast(root: string, state: string, { force = false } = {}): TakenBack {
  const top = realpathSync(root)
  const folder = recordsFolder(state, top)
  const last = recordsIn(folder).done.at(-1)
  const record = last === undefined || mistrust(folder, top) !== undefined ? undefined : readRecord(last.path)
  if (last === undefined || record === undefined || record.root !== top)
    throw new WriteRefused(`There is nothing to undo in ${top}${elsewhere(top, state)}.`)
  // Looked at before the record counts as open: a refusal leaves it where it was.
  if (!force) refuseChanged(record)
  const open = reopenRecord(folder, last.path)
  const taken = takenBack(record, force)
  dropRecord(folder, open)
  return taken
}

/** The bytes that a run of ours has left in a file, by the latest record that speaks of it. */
export function lastWritten(root: string, state: string): ReadonlyMap<string, Buffer> {
  const top = realpathSync(root)
  const folder = recordsFolder(state, top)
  const written = new Map<string, Buffer>()
  if (mistrust(folder, top) !== undefined) return written
  for (const { path } of recordsIn(folder).done)
    for (const { file, after } of readRecord(path)?.files ?? [])
      if (after === null) written.delete(file)
      else written.set(file, Buffer.from(after, 'base64'))
  return written
}

function takenBack(record: RunRecord, force: boolean): TakenBack {
  return { root: record.root, started: record.started, files: rollBack(record, { force }) }
}

function foldersIn(state: string): string[] {
  try {
    return readdirSync(state).map(name => join(state, name))
  } catch {
    return []
  }
}

function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function overlap(a: string, b: string): boolean {
  return holds(a, b) || holds(b, a)
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}

/** Who ran harden on a part of the app, or on what is around it, looks for it there. */
function elsewhere(top: string, state: string): string {
  const roots = foldersIn(state).flatMap(folder => {
    const last: RecordFile | undefined = recordsIn(folder).done.at(-1)
    const root = last === undefined ? undefined : readRecord(last.path)?.root
    return root !== undefined && overlap(top, root) ? [root] : []
  })
  return roots.length === 0 ? '' : `; there is in ${roots.join(' and ')}`
}
