import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import type { Unknown } from '../core/place.ts'
import type { Lock } from './lockfiles/copies.ts'
import { lockFor } from './lockfiles/lock.ts'
import { readManifest, type Manifest } from './manifest.ts'
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

interface Reading {
  root: string
  files: readonly string[]
  text: (file: string) => string | undefined
  unknown: Unknown[]
}

/** A package.json with what is known of it; `manifest` is shared with module resolution. */
export interface AppWithManifest extends App {
  manifest: Manifest
}

/** Every folder with a package.json, the root first and the deepest last; the root counts even without one. */
export function findApps(reading: Reading): AppWithManifest[] {
  const manifests = reading.files.filter(file => file === 'package.json' || file.endsWith('/package.json'))
  if (!manifests.includes('package.json')) manifests.push('package.json')
  return manifests
    .map(file => appAt(reading, file))
    .toSorted((a, b) => depth(a.dir) - depth(b.dir) || (a.dir < b.dir ? -1 : 1))
}

function depth(dir: string): number {
  return dir === '' ? 0 : dir.split('/').length
}

function appAt(reading: Reading, file: string): AppWithManifest {
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
function installed(reading: Reading, at: At, name: string): InstalledPackage | undefined {
  const range = at.dependencies.get(name) ?? null
  const line = lineNaming(reading.text(at.file), name)
  const shown = { name, range, file: at.file, line }
  const locked = locks(reading, at.dir).flatMap(lock => lock.version(name, at.dir, range) ?? [])[0]
  if (locked !== undefined) return { ...shown, version: locked, major: majorOf(locked), source: 'lock' }
  const found = inNodeModules(reading.root, at.dir, name)
  if (found !== undefined) return { ...shown, version: found, major: majorOf(found), source: 'node_modules' }
  if (range === null) return undefined
  return { ...shown, version: null, major: lowestMajor(range), source: 'range' }
}

/** Lock files from the app's folder upwards. */
function locks(reading: Reading, dir: string): Lock[] {
  const folders = dir === '' ? [''] : [dir, ...parents(dir)]
  return folders.flatMap(folder => lockFor(reading, folder) ?? [])
}

function parents(dir: string): string[] {
  const parts = dir.split('/')
  return parts.map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'))
}

function inNodeModules(root: string, dir: string, name: string): string | undefined {
  for (const folder of dir === '' ? [''] : [dir, ...parents(dir)]) {
    try {
      const text = readFileSync(join(root, folder, 'node_modules', name, 'package.json'), 'utf8')
      const version = /"version"\s*:\s*"([^"]+)"/.exec(text)?.[1]
      if (version !== undefined) return version
    } catch {
      // Not installed here: the next folder up may hold it.
    }
  }
  return undefined
}

function majorOf(version: string): number | null {
  return semver.parse(version, { loose: true })?.major ?? null
}

function lowestMajor(range: string): number | null {
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
