import { isRecord } from '../manifest.ts'
import { lineAt, relativeDir, type Copy, type LockReader } from './copies.ts'

const FOLDER = 'node_modules/'

interface Installed {
  /** The package's own name; its folder may bear another. */
  name: string
  version: string
}

/** package-lock.json, versions 1 to 3 (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export const readNpm: LockReader = (file, dir, text, unknown) => {
  const places = placesOf(text)
  if (places === undefined) unknown.push({ what: file, because: 'is not valid JSON' })
  return {
    file,
    version: (name, app) => {
      const from = relativeDir(app, dir)
      const parts = from === '' ? [] : from.split('/')
      // As Node does: the nearest node_modules from the app's folder upwards.
      for (let depth = parts.length; depth >= 0; depth -= 1) {
        const folder = [...parts.slice(0, depth), 'node_modules', name].join('/')
        const installed = places?.get(folder)
        if (installed !== undefined) return installed.version
      }
      return undefined
    },
    copies: name => {
      const found: Copy[] = []
      for (const [place, { name: own, version }] of places ?? [])
        if (own === name) found.push({ name, version, line: lineOf(text, place, version) })
      return found
    },
  }
}

/** Folder of each installed package, to what is there; undefined where the text is not what npm writes. */
function placesOf(text: string): Map<string, Installed> | undefined {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  if (!isRecord(json)) return undefined
  const places = new Map<string, Installed>()
  if (isRecord(json['packages'])) {
    // What is not below node_modules is a folder of the project itself.
    for (const [place, entry] of Object.entries(json['packages']))
      if (place.includes(FOLDER)) put(places, place, entry)
  } else nested(json['dependencies'], [], places)
  return places
}

/** Links have no version, and repositories have a URL for one: `npm:next@14.2.3` is how version 1 names an alias. */
function put(places: Map<string, Installed>, place: string, entry: unknown): void {
  if (!isRecord(entry) || typeof entry['version'] !== 'string') return
  const [, alias, version] = /^(?:npm:(.+)@)?(\d.*)$/.exec(entry['version']) ?? []
  const name = typeof entry['name'] === 'string' ? entry['name'] : (alias ?? folderName(place))
  if (version !== undefined) places.set(place, { name, version })
}

function folderName(place: string): string {
  return place.slice(place.lastIndexOf(FOLDER) + FOLDER.length)
}

/** Version 1 does not name the folder: the first entry of that name and version stands for it. */
function lineOf(text: string, place: string, version: string): number {
  const key = text.indexOf(`"${place}":`)
  if (key !== -1) return lineAt(text, key)
  const entry = `"${folderName(place)}": {`
  for (let at = text.indexOf(entry); at !== -1; at = text.indexOf(entry, at + 1)) {
    const below = /^\s*"version": "([^"]*)"/.exec(text.slice(at + entry.length, at + entry.length + 300))
    if (below?.[1]?.endsWith(version) === true) return lineAt(text, at)
  }
  return 1
}

/** npm nests a few folders deep; a path can hold no more than this. */
const DEEPEST = 100

/** Version 1 nests dependencies instead of naming folders. */
function nested(entries: unknown, above: readonly string[], places: Map<string, Installed>): void {
  if (!isRecord(entries) || above.length > DEEPEST) return
  for (const [name, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) continue
    const path = [...above, `node_modules/${name}`]
    put(places, path.join('/'), entry)
    nested(entry['dependencies'], path, places)
  }
}
