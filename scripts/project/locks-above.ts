import { lstatSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import semver from 'semver'
import type { Unknown } from '../core/place.ts'
import { isLockFile, lockFor } from './lockfiles/lock.ts'
import { fileReader } from './reading.ts'
import { topOf } from './run-git.ts'

/** A version that a lock file above the audited folder tells. */
export interface ToldAbove {
  version: string
  /** The lock file as seen from the audited folder: `../../pnpm-lock.yaml`. */
  shown: string
}

/**
 * Who audits one app of a monorepo has its lock file above the folder that he names. The nearest folder with one is
 * asked, up to the top of the git repository and never further; of it only lock files and package.json are read. A
 * version outside the range that the app itself names is of another installation, and not taken.
 */
export function locksAbove(
  root: string,
  unknown: Unknown[],
): (name: string, dir: string, range: string | null) => ToldAbove | undefined {
  const folders = foldersAbove(root)
  let readings: ReturnType<typeof readingAt>[] | undefined
  return (name, dir, range) => {
    if (range === null) return undefined
    readings ??= folders.map(folder => readingAt(root, folder, unknown))
    const nearest = readings.find(({ locks }) => locks().length > 0)
    if (!nearest) return undefined
    const at = [nearest.below, dir].filter(part => part !== '').join('/')
    for (const lock of nearest.locks()) {
      const version = lock.version(name, at, range)
      if (version !== undefined && allows(range, version))
        return { version, shown: `${nearest.up}/${lock.file}` }
    }
    return undefined
  }
}

function foldersAbove(root: string): string[] {
  const top = topOf(root)
  const folders: string[] = []
  for (let folder = root; folder !== top;) {
    const above = dirname(folder)
    if (above === folder) return []
    folders.push(above)
    folder = above
  }
  return folders
}

function readingAt(root: string, folder: string, unknown: Unknown[]) {
  const up = relative(root, folder).split(sep).join('/')
  const own: Unknown[] = []
  const wanted = (file: string) =>
    (isLockFile(file) || file === 'package.json') && isPlain(join(folder, file))
  const reading = { files: [], text: fileReader(folder, wanted, own).text, unknown: own }
  return {
    up,
    below: relative(folder, root).split(sep).join('/'),
    locks: () => {
      const locks = lockFor(reading, '')
      unknown.push(...own.splice(0).map(({ what, because }) => ({ what: `${up}/${what}`, because })))
      return locks
    },
  }
}

function isPlain(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** Tags and protocols (`latest`, `catalog:`) say nothing that a version could be outside of. */
function allows(range: string, version: string): boolean {
  return semver.validRange(range) === null || semver.satisfies(version, range, { includePrerelease: true })
}
