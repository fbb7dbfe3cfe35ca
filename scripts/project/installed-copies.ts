import type { Copy } from './lockfiles/copies.ts'
import { isLockFile, lockFor } from './lockfiles/lock.ts'
import type { Project } from './project.ts'

/** One copy of a package in the tree of dependencies, with the lock file that names it, relative to the root. */
export interface InstalledCopy extends Copy {
  file: string
}

/**
 * Every copy of a package that the lock files of the project name: direct or not, nested, under another name.
 * Folder by folder; empty where no lock file names the package.
 */
export function allInstalledCopies(
  project: Pick<Project, 'files' | 'text' | 'unknown'>,
  name: string,
): InstalledCopy[] {
  const dirs = new Set(
    project.files.filter(isLockFile).map(file => file.slice(0, Math.max(file.lastIndexOf('/'), 0))),
  )
  return [...dirs].flatMap(dir =>
    lockFor(project, dir).flatMap(lock => lock.copies(name).map(copy => ({ ...copy, file: lock.file }))),
  )
}
