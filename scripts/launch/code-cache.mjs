/**
 * Keeps compiled code in the user's cache folder. What is read here is run, so a file counts only if nobody
 * else could have written it; whatever is amiss (no home, read-only disk, foreign owner) means no cache and
 * nothing worse.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { crc32 } from 'node:zlib'

const FOLDER = 'clerk-security-basics'
const DAY_MS = 24 * 60 * 60 * 1000
const KEPT_DAYS = 30
const GROUP_OR_OTHERS_WRITE = 0o022
const OTHERS_WRITE = 0o002
const STICKY = 0o1000
const CHECKSUM_BYTES = 4

/**
 * The folder for caches, or undefined where none can be trusted.
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} untouchable paths that may be the audited app: nothing inside them is read or
 *   written (a repository could bring a cache of its own along)
 */
export function cacheFolder(env, untouchable) {
  try {
    const base = resolve(baseFolder(env))
    const standing = realpathSync(nearestExisting(base))
    if (!ours(statSync(standing)) || writableByAnyone(standing)) return undefined
    const folder = join(standing, relative(nearestExisting(base), base), FOLDER)
    return untouchable.some(path => inside(realPath(path), folder)) ? undefined : folder
  } catch {
    return undefined
  }
}

/** The XDG base directory specification ignores a relative path. */
function baseFolder(env) {
  if (env.XDG_CACHE_HOME !== undefined && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME
  if (process.platform === 'win32' && env.LOCALAPPDATA !== undefined) return env.LOCALAPPDATA
  const home = realpathSync(homedir())
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache')
}

function nearestExisting(path) {
  let folder = path
  while (dirname(folder) !== folder && lstatSync(folder, { throwIfNoEntry: false }) === undefined)
    folder = dirname(folder)
  return folder
}

function realPath(path) {
  const absolute = resolve(path)
  return statSync(absolute, { throwIfNoEntry: false }) === undefined ? absolute : realpathSync(absolute)
}

function inside(folder, path) {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

/** Windows has no owners here: there the folder lies in the user's profile, closed to others. */
function ours(stats) {
  if (process.getuid === undefined) return true
  return stats.uid === process.getuid() && (stats.mode & OTHERS_WRITE) === 0
}

/** In a folder that all may write to, anyone could put another in the place of ours; the sticky bit forbids it. */
function writableByAnyone(folder) {
  if (process.getuid === undefined) return false
  const { mode } = statSync(folder)
  if ((mode & OTHERS_WRITE) !== 0 && (mode & STICKY) === 0) return true
  return dirname(folder) !== folder && writableByAnyone(dirname(folder))
}

function closedToOthers(stats) {
  return ours(stats) && (process.getuid === undefined || (stats.mode & GROUP_OR_OTHERS_WRITE) === 0)
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Buffer | undefined} undefined where there is none, it is damaged, or others could have written it
 */
export function readCache(folder, name) {
  let descriptor
  try {
    if (!closedToOthers(lstatSync(folder)) || !lstatSync(folder).isDirectory()) return undefined
    descriptor = openSync(join(folder, `${name}.cache`), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    const stats = fstatSync(descriptor)
    if (!stats.isFile() || stats.nlink !== 1 || !closedToOthers(stats)) return undefined
    const content = readFileSync(descriptor)
    const data = content.subarray(CHECKSUM_BYTES)
    // V8 looks at the head alone; damage further on would crash the process.
    return content.length > CHECKSUM_BYTES && content.readUInt32LE(0) === crc32(data) ? data : undefined
  } catch {
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Step by step: `recursive` never comes back from /proc, which lets nobody create anything (Node 20). */
function make(folder) {
  if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return
  make(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Writes beside and renames, so that no reader ever sees half a file. */
export function writeCache(folder, name, data) {
  const draft = join(folder, `${name}.${process.pid}.tmp`)
  try {
    make(folder)
    if (!closedToOthers(lstatSync(folder)) || !lstatSync(folder).isDirectory()) return
    const checksum = Buffer.alloc(CHECKSUM_BYTES)
    checksum.writeUInt32LE(crc32(data))
    writeFileSync(draft, Buffer.concat([checksum, data]), { mode: 0o600, flag: 'wx' })
    renameSync(draft, join(folder, `${name}.cache`))
    removeOld(folder)
  } catch {
    rmSync(draft, { force: true })
  }
}

/** Caches of versions that are no longer run, and drafts of runs that were killed. */
function removeOld(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const old = Date.now() - lstatSync(file).mtimeMs > KEPT_DAYS * DAY_MS
    if (old && /\.(?:cache|tmp)$/.test(name)) rmSync(file, { force: true })
  }
}
