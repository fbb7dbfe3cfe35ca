import { isRecord } from '../manifest.ts'
import { lineAt, relativeDir, type Copy, type LockReader } from './copies.ts'

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
        const version = places?.get(folder)
        if (version !== undefined) return version
      }
      return undefined
    },
    copies: name => {
      const found: Copy[] = []
      for (const [place, version] of places ?? []) {
        if (place !== `node_modules/${name}` && !place.endsWith(`/node_modules/${name}`)) continue
        const at = text.indexOf(`"${place}"`)
        found.push({ name, version, line: at === -1 ? 1 : lineAt(text, at) })
      }
      return found
    },
  }
}

/** Folder of each installed package, to its version; undefined where the text is not what npm writes. */
function placesOf(text: string): Map<string, string> | undefined {
  const places = new Map<string, string>()
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  if (!isRecord(json)) return undefined
  if (isRecord(json['packages'])) {
    for (const [place, entry] of Object.entries(json['packages'])) {
      if (isRecord(entry) && typeof entry['version'] === 'string' && place !== '')
        places.set(place, entry['version'])
    }
  } else nested(json['dependencies'], [], places)
  return places
}

/** npm nests a few folders deep; a path can hold no more than this. */
const DEEPEST = 100

/** Version 1 nests dependencies instead of naming folders. */
function nested(entries: unknown, above: readonly string[], places: Map<string, string>): void {
  if (!isRecord(entries) || above.length > DEEPEST) return
  for (const [name, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) continue
    const path = [...above, `node_modules/${name}`]
    if (typeof entry['version'] === 'string') places.set(path.join('/'), entry['version'])
    nested(entry['dependencies'], path, places)
  }
}
