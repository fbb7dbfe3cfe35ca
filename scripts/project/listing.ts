import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ignore from 'ignore'
import type { Unknown } from '../core/place.ts'
import { listedByGit } from './git.ts'

export interface Listing {
  /** POSIX paths relative to the root, sorted. */
  files: string[]
  /** Why git does not answer here; null where it does. */
  noGit: string | null
  unknown: Unknown[]
}

/** Folders that hold what tools made or installed, for the walk without git. */
const MADE = new Set([
  'node_modules',
  '.git',
  '.next',
  '.turbo',
  '.vercel',
  'dist',
  'build',
  'coverage',
  'out',
])

/**
 * The files to audit: what git lists (https://git-scm.com/docs/git-ls-files), else a walk that honours .gitignore.
 * Links that leave the root, or lead back into it, are named and not followed.
 * @param exclude absolute folders that are never audited
 */
export function listFiles(root: string, exclude: readonly string[]): Listing {
  const unknown: Unknown[] = []
  const listed = listedByGit(root)
  const names = 'files' in listed ? listed.files : walk(root, unknown)
  const outside = exclude.map(folder => `${relative(root, folder).split(sep).join('/')}/`)
  const files = names
    .filter(file => !outside.some(folder => folder !== '/' && file.startsWith(folder)))
    .filter(file => readable(root, file, unknown))
    .toSorted()
  return { files, noGit: 'files' in listed ? null : listed.because, unknown }
}

/** Tracked files may be gone, and a link may lead anywhere: only plain files inside the root are read. */
function readable(root: string, file: string, unknown: Unknown[]): boolean {
  try {
    const stat = lstatSync(join(root, file))
    if (stat.isFile()) return true
    if (stat.isSymbolicLink()) return linked(root, file, unknown)
    return false
  } catch {
    return false
  }
}

function linked(root: string, file: string, unknown: Unknown[]): boolean {
  try {
    const target = realpathSync(join(root, file))
    const inside = target === root || target.startsWith(root + sep)
    unknown.push({
      what: file,
      because: inside
        ? 'a link to a file that is read where it stands'
        : 'a link that leaves the audited folder',
    })
  } catch {
    unknown.push({ what: file, because: 'a link that leads nowhere or in a circle' })
  }
  return false
}

function walk(root: string, unknown: Unknown[]): string[] {
  const found: string[] = []
  const visit = (
    folder: string,
    rules: readonly { folder: string; rule: ReturnType<typeof ignore> }[],
  ): void => {
    const here = withIgnoreFile(root, folder, rules)
    for (const entry of entriesOf(root, folder, unknown)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!MADE.has(entry.name) && !ignored(`${path}/`, here)) visit(path, here)
      } else if (!ignored(path, here)) found.push(path)
    }
  }
  visit('', [])
  return found
}

function entriesOf(root: string, folder: string, unknown: Unknown[]) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch {
    unknown.push({ what: folder === '' ? '.' : folder, because: 'the folder cannot be read' })
    return []
  }
}

type Rules = readonly { folder: string; rule: ReturnType<typeof ignore> }[]

function withIgnoreFile(root: string, folder: string, rules: Rules): Rules {
  try {
    const text = readFileSync(join(root, folder, '.gitignore'), 'utf8')
    return [...rules, { folder, rule: ignore().add(text) }]
  } catch {
    return rules
  }
}

function ignored(path: string, rules: Rules): boolean {
  return rules.some(({ folder, rule }) => rule.ignores(folder === '' ? path : path.slice(folder.length + 1)))
}
