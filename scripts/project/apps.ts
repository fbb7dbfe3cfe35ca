import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import semver from 'semver'
import type { Unknown } from '../core/place.ts'
import type { Lock } from './lockfiles/copies.ts'
import { lockFor } from './lockfiles/lock.ts'
import { locksAbove } from './locks-above.ts'
import { isRecord, readManifest, type Manifest } from './manifest.ts'
import type { App, Framework, InstalledPackage } from './project.ts'

const FRAMEWORKS: readonly [Framework['name'], RegExp][] = [
  ['next', /^next$/],
  ['express', /^express$/],
  ['fastify', /^fastify$/],
  ['hono', /^hono$/],
  ['astro', /^astro$/],
  ['nuxt', /^nuxt$/],
  ['react-router', /^@react-router\/(node|dev|serve)$/],
  ['remix', /^@remix-run\/(node|react|serve|cloudflare)$/],
  ['tanstack-start', /^@tanstack\/(react-start|start)$/],
  ['expo', /^expo$/],
]

/** Ranges that every major satisfies say nothing. */
const ANY = /^(?:\*|x|latest|)$/
/** A package.json is a few kilobytes. */
const LARGEST = 1024 * 1024

interface Reading {
  root: string
  files: readonly string[]
  text: (file: string) => string | undefined
  unknown: Unknown[]
}

interface ReadingWithAbove extends Reading {
  above: ReturnType<typeof locksAbove>
}

/** A package.json with what is known of it; `manifest` is shared with module resolution. */
export interface AppWithManifest extends App {
  manifest: Manifest
}

/** Every folder with a package.json, the root first and the deepest last; the root counts even without one. */
export function findApps(reading: Reading): AppWithManifest[] {
  const manifests = reading.files.filter(file => file === 'package.json' || file.endsWith('/package.json'))
  if (!manifests.includes('package.json')) manifests.push('package.json')
  const above = locksAbove(reading.root, reading.unknown)
  return manifests
    .map(file => appAt({ ...reading, above }, file))
    .toSorted((a, b) => depth(a.dir) - depth(b.dir) || (a.dir < b.dir ? -1 : 1))
}

function depth(dir: string): number {
  return dir === '' ? 0 : dir.split('/').length
}

function appAt(reading: ReadingWithAbove, file: string): AppWithManifest {
  const dir = file === 'package.json' ? '' : file.slice(0, -'/package.json'.length)
  const manifest = readManifest(file, reading.text(file), reading.unknown)
  const dependencies = new Map(Object.entries(manifest.dependencies))
  const versions = new Map<string, InstalledPackage | undefined>()
  const version = (name: string): InstalledPackage | undefined => {
    if (!versions.has(name)) versions.set(name, installed(reading, { dir, file, dependencies }, name))
    return versions.get(name)
  }
  return {
    dir,
    name: manifest.name,
    manifest,
    dependencies,
    version,
    get frameworks() {
      return FRAMEWORKS.flatMap(([name, pattern]) => {
        const dependency = [...dependencies.keys()].find(each => pattern.test(each))
        return dependency === undefined ? [] : [{ name, version: version(dependency)?.version ?? null }]
      })
    },
  }
}

interface At {
  dir: string
  file: string
  dependencies: ReadonlyMap<string, string>
}

/** The lock file says what is installed; node_modules what happens to lie there; a range only what may be. */
function installed(reading: ReadingWithAbove, at: At, name: string): InstalledPackage | undefined {
  const range = at.dependencies.get(name) ?? null
  const locked = inLocks(reading, at.dir, name, range)
  const above = locked === undefined ? reading.above(name, at.dir, range) : undefined
  const found = locked ?? above ?? inNodeModules(reading.root, at.dir, name)
  if (found === undefined && range === null) return undefined
  const place =
    range === null && locked !== undefined
      ? { file: locked.lock.file, line: lineOfCopy(locked.lock, name, locked.version) }
      : { file: at.file, line: lineNaming(reading.text(at.file), name) }
  if (found === undefined) {
    // An exact pin is what gets installed, lock file or not.
    const pinned = range === null ? null : semver.valid(range)
    return { name, range, ...place, version: pinned, major: lowestMajor(range), source: 'range' }
  }
  const source = locked === undefined && above === undefined ? 'node_modules' : 'lock'
  const told = {
    name,
    range,
    ...place,
    version: found.version,
    major: majorOf(found.version),
    source,
  } as const
  return above === undefined ? told : { ...told, above: above.shown }
}

interface Locked {
  lock: Lock
  version: string
}

/** By the nearest folder, from the app's upwards, whose lock file names the package. */
function inLocks(reading: Reading, dir: string, name: string, range: string | null): Locked | undefined {
  for (const folder of upwards(dir)) {
    const found = lockFor(reading, folder).flatMap(lock => {
      const version = lock.version(name, dir, range)
      return version === undefined ? [] : [{ lock, version }]
    })
    const [first] = found
    const other = found.find(({ version }) => version !== first?.version)
    if (first && other)
      reading.unknown.push({
        what: `version of ${name}`,
        because: `${first.lock.file} says ${first.version} (taken here), ${other.lock.file} says ${other.version}`,
      })
    if (first) return first
  }
  return undefined
}

function lineOfCopy(lock: Lock, name: string, version: string): number {
  return lock.copies(name).find(copy => copy.version === version)?.line ?? 1
}

function upwards(dir: string): string[] {
  return dir === '' ? [''] : [dir, ...parents(dir)]
}

function parents(dir: string): string[] {
  const parts = dir.split('/')
  return parts.map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'))
}

/** A package may be linked from a store within the folder (pnpm's); what stands outside is not read. */
function inNodeModules(root: string, dir: string, name: string): { version: string } | undefined {
  for (const folder of upwards(dir)) {
    try {
      const file = realpathSync(join(root, folder, 'node_modules', name, 'package.json'))
      const stat = statSync(file)
      // A pipe would be waited for without end.
      if (!file.startsWith(root + sep) || !stat.isFile() || stat.size > LARGEST) continue
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
      const version = isRecord(json) ? json['version'] : undefined
      if (typeof version === 'string') return { version }
    } catch {
      // Not installed here: the next folder up may hold it.
    }
  }
  return undefined
}

function majorOf(version: string): number | null {
  return semver.parse(version, { loose: true })?.major ?? null
}

function lowestMajor(range: string | null): number | null {
  if (range === null || ANY.test(range)) return null
  try {
    return semver.minVersion(range, { loose: true })?.major ?? null
  } catch {
    return null
  }
}

/** The line of package.json that names a dependency; 1 where none does. */
function lineNaming(text: string | undefined, name: string): number {
  const at = text?.indexOf(`"${name}"`) ?? -1
  return at === -1 || text === undefined ? 1 : text.slice(0, at).split('\n').length
}
