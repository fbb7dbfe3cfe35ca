import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { WriteRefused } from './target.ts'

const FOLDER = join('clerk-security-basics', 'undo')
const OTHERS_WRITE = 0o002
const GROUP_OR_OTHERS_WRITE = 0o022
const STICKY = 0o1000
const NAME_LENGTH = 32

/**
 * The user's own folder for what must outlast a run. It stands outside of every app, since the records in it hold
 * files whole, env files too: nothing of them comes into a repository, an image or a backup of the app.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  return join(baseFolder(env), FOLDER)
}

/** The folder with the records of one app. It need not exist. */
export function recordsFolder(state: string, root: string): string {
  return join(state, createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, NAME_LENGTH))
}

function baseFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME: xdg, LOCALAPPDATA: local } = env
  // The specification has relative paths ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return xdg
  if (process.platform === 'win32' && local !== undefined) return local
  return process.platform === 'darwin'
    ? join(homedir(), 'Library', 'Application Support')
    : join(homedir(), '.local', 'state')
}

/**
 * Makes the folder where it does not exist, closed to others.
 * @param root the app, which must not hold it
 * @throws {WriteRefused} where it cannot be made, or others could write to it
 */
export function openRecords(folder: string, root: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new WriteRefused(`There is no place for the record that undo needs: ${reason}. ${ELSEWHERE}`, {
      cause: error,
    })
  }
  const because = mistrust(folder, root)
  if (because !== undefined) throw new WriteRefused(`${because}. ${ELSEWHERE}`)
}

const ELSEWHERE = 'Set XDG_STATE_HOME to a folder of your own outside of the app.'

/** Why the folder is not to be trusted with records: whoever writes them could have any file of the app changed. */
export function mistrust(folder: string, root: string): string | undefined {
  const stats = lstatSync(folder, { throwIfNoEntry: false })
  if (stats === undefined) return undefined
  if (!stats.isDirectory()) return `${folder} is no folder`
  const way = relative(realpathSync(root), realpathSync(folder))
  if (!way.startsWith('..') && !isAbsolute(way)) return `${folder} lies inside the app`
  if (process.getuid === undefined) return undefined
  if (stats.uid !== process.getuid() || (stats.mode & GROUP_OR_OTHERS_WRITE) !== 0)
    return `${folder} can be written by others`
  return openToOthers(dirname(resolve(folder)))
    ? `A folder above ${folder} can be written by others`
    : undefined
}

/** In a folder that all may write to, anyone could put another in the place of ours; the sticky bit forbids it. */
function openToOthers(folder: string): boolean {
  const { mode } = statSync(folder)
  if ((mode & OTHERS_WRITE) !== 0 && (mode & STICKY) === 0) return true
  return dirname(folder) !== folder && openToOthers(dirname(folder))
}
