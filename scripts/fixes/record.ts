import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { syncFolder } from './whole.ts'

/**
 * What a run is about to do, whole: the old and the new bytes of each file. It is on the disk before the first file
 * of the app is touched, so that a run that ends half-way can be taken back, and one that is done can be undone.
 */
const recordSchema = z.strictObject({
  version: z.literal(1),
  /** Absolute path of the app, symlinks resolved. */
  root: z.string(),
  /** Tells the drafts of this run from all others. */
  run: z.string().regex(/^[0-9a-f]{12}$/),
  started: z.iso.datetime(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      /** Base64; null: the file did not exist, or does not any more. */
      before: z.base64().nullable(),
      after: z.base64().nullable(),
      /** Permissions and owner; null where there was no file to take them from. */
      like: z.strictObject({ mode: z.int(), uid: z.int(), gid: z.int() }).nullable(),
    }),
  ),
  /** Folders to make, relative to the root, the outermost first. */
  folders: z.array(z.string()),
  /** Entries of git's index that are taken out, each as `mode object`. */
  untracked: z.array(
    z.strictObject({ file: z.string(), entry: z.string().regex(/^\d{6} [0-9a-f]{40,64}$/) }),
  ),
})

export type RunRecord = z.infer<typeof recordSchema>

const OPEN = /^open-(\d+)\.record$/
const DONE = /^\d{8}\.record$/
const DIGITS = 8
/** Older records hold files that nobody will want back, env files maybe among them. */
const KEPT_DAYS = 30
const KEPT_RUNS = 10
const DAY_MS = 24 * 60 * 60 * 1000

export interface RecordFile {
  path: string
  /** The process that is at work, where the run has not come to its end. */
  pid?: number
}

/** The records in a folder: those of runs that have not ended, and those of the ones that have, the latest last. */
export function recordsIn(folder: string): { open: RecordFile[]; done: RecordFile[] } {
  const names = namesIn(folder)
  return {
    open: names.flatMap(name => {
      const pid = OPEN.exec(name)?.[1]
      return pid === undefined ? [] : [{ path: join(folder, name), pid: Number(pid) }]
    }),
    done: names.filter(name => DONE.test(name)).map(name => ({ path: join(folder, name) })),
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}

/** Puts a record on the disk, readable by its owner alone, and returns its path. */
export function openRecord(folder: string, record: RunRecord): string {
  const path = join(folder, `open-${process.pid}.record`)
  const text = JSON.stringify(record)
  const descriptor = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(descriptor, `${text}\n${sumOf(text)}\n`)
    fsyncSync(descriptor)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
  syncFolder(folder)
  return path
}

/**
 * Reads a record; undefined where it was not written to its end, which means that nothing else was either, or where
 * it is none of ours.
 */
export function readRecord(path: string): RunRecord | undefined {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    const stats = fstatSync(descriptor)
    if (!stats.isFile() || (process.getuid !== undefined && stats.uid !== process.getuid())) return undefined
    const [text = '', sum] = readFileSync(descriptor, 'utf8').split('\n')
    if (sum !== sumOf(text)) return undefined
    const parsed = recordSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** The run has come to its end: what it did can be undone from here on. */
export function finishRecord(folder: string, path: string): void {
  const last =
    recordsIn(folder)
      .done.at(-1)
      ?.path.slice(-'.record'.length - DIGITS, -'.record'.length) ?? '0'
  renameSync(path, join(folder, `${String(Number(last) + 1).padStart(DIGITS, '0')}.record`))
  syncFolder(folder)
  forgetOld(folder)
}

/** A run that is being undone is one that has not come to its end: whoever is stopped in it goes on with it. */
export function reopenRecord(folder: string, path: string): string {
  const open = join(folder, `open-${process.pid}.record`)
  renameSync(path, open)
  syncFolder(folder)
  return open
}

export function dropRecord(folder: string, path: string): void {
  rmSync(path, { force: true })
  syncFolder(folder)
}

function forgetOld(folder: string): void {
  const { done } = recordsIn(folder)
  for (const [index, { path }] of done.entries()) {
    const age = Date.now() - lstatSync(path).mtimeMs
    if (index < done.length - KEPT_RUNS || age > KEPT_DAYS * DAY_MS) rmSync(path, { force: true })
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
