import { randomBytes } from 'node:crypto'
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './exit-codes.ts'

/**
 * Writes what the user asked for by name (`--out`, `--write-baseline`): whole or not at all, through a
 * temporary file beside it. A device or pipe (`/dev/null`) is written to and never replaced.
 * @param path absolute
 * @throws {UsageError} where it is a folder or cannot be written
 */
export function writeWhole(path: string, text: string, flag: string): void {
  try {
    const standing = statSync(path, { throwIfNoEntry: false })
    if (standing?.isDirectory() === true)
      throw new UsageError(`--${flag}: ${path} is a folder: name a file in it.`)
    if (standing !== undefined && !standing.isFile()) writeFileSync(path, text)
    else replace(standing === undefined ? path : realpathSync(path), text)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--${flag}: ${path} cannot be written: ${reason}`, { cause: error })
  }
}

function replace(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    writeFileSync(draft, text, { flag: 'wx' })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
