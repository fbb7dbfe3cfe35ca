import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Unknown } from '../core/place.ts'
import { fileReader } from './reading.ts'

/** A file that a build wrote for browsers. */
export interface BuiltFile {
  /** POSIX path relative to the audited folder. */
  file: string
  text: string
}

/**
 * Where frameworks put what browsers download, in the folder of an app: Next (and its static export), Vite, Create
 * React App, Nuxt and Nitro, React Router and Remix, SvelteKit, Gatsby.
 */
const FOLDERS: readonly (readonly [folder: string, sign: string | null])[] = [
  ['.next/static', null],
  ['out', '_next'],
  ['dist', 'index.html'],
  ['dist/client', null],
  ['build', 'index.html'],
  ['build/client', null],
  ['public/build', null],
  ['.output/public', null],
  ['.svelte-kit/output/client', null],
  ['public', 'page-data'],
]

const TEXT = /\.(?:[cm]?js|html?|json|txt|rsc|css)$/
/** Builds of apps have some hundred files; what is beyond is said, not read. */
const MOST_FILES = 2_000
const MOST_BYTES = 100 * 1024 * 1024
/** More is data. */
const LARGEST = 5 * 1024 * 1024

/**
 * What a build left for browsers, wherever git ignores it: the folders are looked at by name, no link is followed,
 * and what is too much is said in `unknown`.
 * @param dirs folders of the apps, relative to `root`
 * @param isListed files of the project itself, which are read as its source
 */
export function builtFiles(
  root: string,
  dirs: readonly string[],
  isListed: (file: string) => boolean,
  unknown: Unknown[],
): BuiltFile[] {
  const wanted = new Set<string>()
  const { text } = fileReader(root, file => wanted.has(file), unknown, LARGEST)
  const found: BuiltFile[] = []
  let bytes = 0
  for (const folder of dirs.flatMap(dir => foldersOf(root, dir))) {
    for (const file of filesBelow(root, folder)) {
      if (isListed(file)) continue
      if (wanted.size >= MOST_FILES || bytes >= MOST_BYTES) {
        unknown.push({
          what: folder,
          because: 'the build is too large: part of it was not searched for secrets',
        })
        return found
      }
      wanted.add(file)
      const content = text(file)
      bytes += content?.length ?? 0
      if (content !== undefined) found.push({ file, text: content })
    }
  }
  return found
}

function foldersOf(root: string, dir: string): string[] {
  return FOLDERS.flatMap(([name, sign]) => {
    const folder = dir === '' ? name : `${dir}/${name}`
    return isFolder(root, folder) && (sign === null || exists(root, `${folder}/${sign}`)) ? [folder] : []
  })
}

/** A folder reached without a link on the way. */
function isFolder(root: string, folder: string): boolean {
  const parts = folder.split('/')
  return parts.every((_, i) => stat(root, parts.slice(0, i + 1).join('/'))?.isDirectory() === true)
}

function exists(root: string, path: string): boolean {
  return stat(root, path) !== undefined
}

function stat(root: string, path: string) {
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function* filesBelow(root: string, folder: string): Generator<string> {
  let entries
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true })
  } catch {
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(root, path)
    else if (entry.isFile() && TEXT.test(entry.name)) yield path
  }
}
