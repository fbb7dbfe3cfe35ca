import { isRecord } from '../manifest.ts'
import { lineAt, relativeDir, type Copy, type LockReader } from './copies.ts'

/** package-lock.json, versions 1 to 3 (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export const readNpm: LockReader = (file, dir, text) => {
  const places = placesOf(text)
  return {
    file,
    version: (name, app) => {
      const from = relativeDir(app, dir)
      const parts = from === '' ? [] : from.split('/')
      // As Node does: the nearest node_modules from the app's folder upwards.
      for (let depth = parts.length; depth >= 0; depth -= 1) {
        const folder = [...parts.slice(0, depth), 'node_modules', name].join('/')
        const version = places.get(folder)
        if (version !== undefined) return version
      }
      return undefined
    },
    copies: name => {
      const found: Copy[] = []
      for (const [place, version] of places) {
        if (!place.endsWith(`node_modules/${name}`)) continue
        const at = text.indexOf(`"${place}"`)
        found.push({ name, version, line: at === -1 ? 1 : lineAt(text, at) })
      }
      return found
    },
  }
}

/** Folder of each installed package, to its version. */
function placesOf(text: string): Map<string, string> {
  const places = new Map<string, string>()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return places
  }
  if (!isRecord(json)) return places
  if (isRecord(json['packages'])) {
    for (const [place, entry] of Object.entries(json['packages'])) {
      if (isRecord(entry) && typeof entry['version'] === 'string' && place !== '')
        places.set(place, entry['version'])
    }
  } else nested(json['dependencies'], '', places)
  return places
}

/** Version 1 nests dependencies instead of naming folders. */
function nested(entries: unknown, folder: string, places: Map<string, string>): void {
  if (!isRecord(entries)) return
  for (const [name, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) continue
    const place = `${folder}node_modules/${name}`
    if (typeof entry['version'] === 'string') places.set(place, entry['version'])
    nested(entry['dependencies'], `${place}/`, places)
  }
}
