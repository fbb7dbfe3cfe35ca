import { lstatSync, readdirSync, realpathSync, type Dirent, type Stats } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Unknown } from '../core/place.ts'
import { listedByGit } from './git.ts'
import { MADE, walk } from './walk.ts'

export interface Listing {
  /** POSIX paths relative to the root, sorted. */
  files: string[]
  /** Why git does not answer here; null where it does. */
  noGit: string | null
  unknown: Unknown[]
}

/**
 * The files to audit: what git lists (https://git-scm.com/docs/git-ls-files), else a walk that honours .gitignore.
 * Links are named and not followed, wherever they lead.
 * @param exclude absolute folders that are never audited
 */
export function listFiles(root: string, exclude: readonly string[]): Listing {
  const unknown: Unknown[] = []
  const listed = listedByGit(root, unknown)
  const byGit = 'files' in listed ? listed.files.filter(file => !isMade(file)) : []
  // Git lists nothing in a folder that the repository around it ignores; who names it wants it audited.
  const names = byGit.length > 0 ? byGit : walk(root, unknown)
  const outside = exclude.map(folder => `${relative(root, real(folder)).split(sep).join('/')}/`)
  const kindOf = kindReader(root)
  const files = names
    .filter(file => !outside.some(folder => folder !== '/' && file.startsWith(folder)))
    .filter(file => isPlain(root, file, kindOf(file), unknown))
    .toSorted()
  return { files, noGit: 'files' in listed ? null : listed.because, unknown }
}

function real(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** A repository without a .gitignore shows what was installed, too. */
function isMade(file: string): boolean {
  for (let at = 0, slash = file.indexOf('/'); slash !== -1; at = slash + 1, slash = file.indexOf('/', at))
    if (MADE.has(file.slice(at, slash))) return true
  return false
}

type Kind = 'file' | 'folder' | 'link' | 'behind a link' | 'other' | 'gone'

/**
 * What stands at a listed path. The index of a repository may name `a/b` where `a` has since become a link to
 * somewhere else, so each folder on the way is looked at; one reading of a folder answers for all in it.
 */
function kindReader(root: string): (file: string) => Kind {
  const folders = new Map<string, ReadonlyMap<string, Kind> | 'behind a link' | 'gone'>()
  const entriesOf = (folder: string) => {
    const known = folders.get(folder)
    if (known !== undefined) return known
    const kind = folder === '' ? 'folder' : kindOf(folder)
    const entries =
      kind === 'folder' ? read(join(root, folder)) : kind.endsWith('link') ? 'behind a link' : 'gone'
    folders.set(folder, entries)
    return entries
  }
  const kindOf = (path: string): Kind => {
    const slash = path.lastIndexOf('/')
    if (slash === path.length - 1) return kindOf(path.slice(0, -1))
    const entries = entriesOf(path.slice(0, Math.max(slash, 0)))
    return typeof entries === 'string' ? entries : (entries.get(path.slice(slash + 1)) ?? named(root, path))
  }
  return kindOf
}

function read(folder: string): ReadonlyMap<string, Kind> | 'gone' {
  try {
    return new Map(
      readdirSync(folder, { withFileTypes: true }).map(entry => [entry.name, kindOfEntry(entry)]),
    )
  } catch {
    return 'gone'
  }
}

/** Where case or composed letters do not count, git may spell a name otherwise than the folder does. */
function named(root: string, path: string): Kind {
  try {
    return kindOfEntry(lstatSync(join(root, path)))
  } catch {
    return 'gone'
  }
}

function kindOfEntry(entry: Dirent | Stats): Kind {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'other'
}

/** Only plain files inside the root are read; a tracked file that was deleted is none. */
function isPlain(root: string, file: string, kind: Kind, unknown: Unknown[]): boolean {
  switch (kind) {
    case 'file':
      // Such a name reaches us with marks in place of what it really holds, and no file answers to that.
      if (!file.includes('\uFFFD') || named(root, file) === 'file') return true
      unknown.push({ what: file, because: 'its name is not UTF-8: rename it' })
      return false
    case 'gone':
      return false
    case 'folder':
      unknown.push({
        what: file.replace(/\/$/, ''),
        because: 'a git repository of its own: audit it by itself',
      })
      return false
    case 'other':
      unknown.push({ what: file, because: 'neither a file nor a folder' })
      return false
    case 'behind a link':
      unknown.push({ what: file, because: 'git knows it as a file, but a link stands where its folder was' })
      return false
    case 'link':
      // A linked node_modules is no more source than one that stands here.
      if (!MADE.has(file.slice(file.lastIndexOf('/') + 1)))
        unknown.push({ what: file, because: linked(root, file) })
      return false
  }
}

function linked(root: string, file: string): string {
  try {
    const target = realpathSync(join(root, file))
    const inside = target === root || target.startsWith(root.endsWith(sep) ? root : root + sep)
    return inside ? 'a link to what is read where it stands' : 'a link that leaves the audited folder'
  } catch {
    return 'a link that leads nowhere or in a circle'
  }
}
