import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { didYouMean } from './nearest.ts'

/** What a PATH that leads to no app may have meant, with the space in front; nothing where none is likely. */
export function meantPath(path: string): string {
  if (!existsSync(path)) return likeIt(path)
  const folder = folderOf(path)
  const found = above(folder) ?? below(folder)
  return found === undefined || found === path ? '' : ` Did you mean ${JSON.stringify(found)}?`
}

/** The folder beside it whose name is most alike. */
function likeIt(path: string): string {
  const parent = dirname(path)
  if (parent === path) return ''
  // Of a path whose parent is missing, too, the first wrong part is to be mended.
  if (!existsSync(parent)) return likeIt(parent)
  return didYouMean(basename(path), foldersIn(parent), parent === '/' ? '/' : `${parent}/`)
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path)
}

/** The nearest folder, this one or one above it, whose package.json names Clerk; not beyond the repository. */
function above(folder: string): string | undefined {
  if (namesClerk(folder)) return folder
  const parent = dirname(folder)
  return existsSync(join(folder, '.git')) || parent === folder ? undefined : above(parent)
}

/** The one folder in this one that does. */
function below(folder: string): string | undefined {
  const found = foldersIn(folder)
    .map(name => join(folder, name))
    .filter(namesClerk)
  return found.length === 1 ? found[0] : undefined
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
      entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [],
    )
  } catch {
    return []
  }
}

/** A guess for a message: what cannot be read is no guess. */
function namesClerk(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'package.json'), 'utf8').includes('"@clerk/')
  } catch {
    return false
  }
}
