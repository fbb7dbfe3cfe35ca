import semver from 'semver'
import { linePlace, type Place } from '../../core/place.ts'
import { allInstalledCopies } from '../../project/installed-copies.ts'
import type { App, InstalledPackage, Project } from '../../project/project.ts'
import { dependencyPlace } from './dependency-place.ts'

const MIDDLEWARE_FILE = /^(?:src\/)?(?:middleware|proxy)\.[cm]?[jt]s$/

/** What is known of an installed package's version, and how well. */
interface KnownVersion {
  /** The version to compare; the lowest one where only a range is known. */
  version: string
  /** The range, where no exact version is known. */
  range: string | null
}

/** One copy of a package: the same version of it counts once, wherever in the repository it is named. */
export interface Copy {
  name: string
  known: KnownVersion
  places: readonly Place[]
  /** The apps that name it; none where another package brought it along. */
  apps: readonly App[]
  /** A lock file above the audited folder that tells the version, as seen from that folder. */
  above: string | null
}

/**
 * Every installed copy of these packages: those that a package.json names, at the line that names them, and those
 * that came with others, at their line of the lock file.
 */
export function copiesOf(project: Project, names: ReadonlySet<string>): Copy[] {
  const named = namedCopies(project, names)
  return [...named, ...broughtAlong(project, names, named)]
}

function namedCopies(project: Project, names: ReadonlySet<string>): Copy[] {
  const copies = new Map<string, Copy>()
  // The app that strangers reach is the place to look first; a package that shares the version comes after.
  const apps = [...project.apps].sort((a, b) => exposure(project, b) - exposure(project, a))
  for (const app of apps) {
    for (const name of app.dependencies.keys()) {
      const installed = names.has(name) ? app.version(name) : undefined
      const known = installed === undefined ? undefined : knownVersion(installed)
      if (installed === undefined || known === undefined) continue
      const key = keyOf(name, known.range ?? known.version)
      const copy = copies.get(key) ?? { name, known, places: [], apps: [], above: installed.above ?? null }
      copies.set(key, {
        ...copy,
        places: [...copy.places, placeOf(project, app, installed)],
        apps: [...copy.apps, app],
      })
    }
  }
  return [...copies.values()]
}

function* broughtAlong(
  project: Project,
  names: ReadonlySet<string>,
  named: readonly Copy[],
): Generator<Copy> {
  const seen = new Set(named.map(({ name, known }) => keyOf(name, known.version)))
  for (const name of names) {
    yield* inNodeModules(project, name, seen)
    for (const { version, file, line } of allInstalledCopies(project, name)) {
      const key = keyOf(name, version)
      if (seen.has(key) || semver.valid(version) === null) continue
      seen.add(key)
      yield { name, known: { version, range: null }, places: [linePlace(file, line)], apps: [], above: null }
    }
  }
}

/** Where no lock file tells what came with others, the folder that things were installed in may. */
function* inNodeModules(project: Project, name: string, seen: Set<string>): Generator<Copy> {
  const [root] = project.apps
  const found = root === undefined || root.dependencies.has(name) ? undefined : root.version(name)
  const version = found?.source === 'node_modules' ? semver.valid(found.version) : null
  if (found === undefined || version === null || seen.has(keyOf(name, version))) return
  seen.add(keyOf(name, version))
  yield {
    name,
    known: { version, range: null },
    places: [linePlace(found.file, found.line)],
    apps: [],
    above: null,
  }
}

function keyOf(name: string, version: string): string {
  return `${name}@${version}`
}

/** 2 for an app with a middleware, 1 for any other that a framework starts, 0 for a library. */
function exposure(project: Project, app: App): number {
  if (app.frameworks.length === 0) return 0
  const source = app.dir === '' ? '' : `${app.dir}/`
  const inFront = project.files.some(
    file => file.startsWith(source) && MIDDLEWARE_FILE.test(file.slice(source.length)),
  )
  return inFront ? 2 : 1
}

function placeOf(project: Project, app: App, installed: InstalledPackage): Place {
  return dependencyPlace(project, app, installed.name) ?? linePlace(installed.file, installed.line)
}

/** Undefined where nothing is known: `latest`, `*`, a git address. */
function knownVersion(installed: InstalledPackage): KnownVersion | undefined {
  const exact = semver.valid(installed.version) ?? semver.valid(installed.range)
  if (exact !== null) return { version: exact, range: null }
  const range = installed.range
  if (range === null || semver.validRange(range) === null) return undefined
  const lowest = semver.minVersion(range)
  // A range without a lower end (`*`, `<16`) says nothing about what is installed.
  return lowest === null || lowest.version === '0.0.0' ? undefined : { version: lowest.version, range }
}
