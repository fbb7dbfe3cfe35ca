import semver from 'semver'
import type { Place } from '../../core/place.ts'
import type { Hit } from '../../core/rule.ts'
import type { Confidence, Severity } from '../../core/vocabulary.ts'
import { SEVERITIES } from '../../core/vocabulary.ts'
import type { App, InstalledPackage, Project } from '../../project/project.ts'
import type { Advisory } from './advisory.ts'
import { dependencyPlace } from './dependency-place.ts'
import type { Reach } from './reach.ts'
import { reachOf, severityHere } from './reach.ts'

const MIDDLEWARE_FILE = /^(?:src\/)?(?:middleware|proxy)\.[cm]?[jt]s$/

/** What is known of an installed package's version, and how well. */
interface KnownVersion {
  /** The version to compare; the lowest one where only a range is known. */
  version: string
  /** The range, where no exact version is known. */
  range: string | null
}

interface Match {
  advisory: Advisory
  reach: Reach
  severity: Severity
}

/** One copy of a package: the same version of it counts once, wherever in the repository it is named. */
interface Copy {
  name: string
  known: KnownVersion
  places: Place[]
}

/**
 * One hit for each copy of a package that an advisory names, the worst advisory first and all others in
 * the message. Only packages that a package.json names are looked at: their advisories cover what they
 * bring along.
 */
export function* vulnerableCopies(project: Project, advisories: readonly Advisory[]): Iterable<Hit> {
  const reach = reachOf(project)
  const named = new Set(advisories.flatMap(advisory => advisory.affected.map(range => range.package)))
  for (const copy of copiesOf(project, named)) {
    const matches = advisories
      .filter(advisory => affects(advisory, copy.name, copy.known.version))
      .map(advisory => match(advisory, reach(advisory)))
      .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    const [worst, ...others] = matches
    const [place, ...elsewhere] = copy.places
    if (worst === undefined || place === undefined) continue
    yield {
      place,
      message: describe(copy, worst, others, advisories),
      attack: worst.advisory.attack,
      severity: worst.severity,
      confidence: confidenceIn(copy, worst.advisory),
      related: elsewhere.map(other => ({ ...other, note: `names the same ${copy.name}` })),
    }
  }
}

function match(advisory: Advisory, reach: Reach): Match {
  return { advisory, reach, severity: severityHere(advisory, reach) }
}

function copiesOf(project: Project, names: ReadonlySet<string>): Iterable<Copy> {
  const copies = new Map<string, Copy>()
  // The app that strangers reach is the place to look first; a package that shares the version comes after.
  const apps = [...project.apps].sort((a, b) => exposure(project, b) - exposure(project, a))
  for (const app of apps) {
    for (const name of app.dependencies.keys()) {
      const installed = names.has(name) ? app.version(name) : undefined
      const known = installed === undefined ? undefined : knownVersion(installed)
      if (installed === undefined || known === undefined) continue
      const key = `${name}@${known.range ?? known.version}`
      const copy = copies.get(key) ?? { name, known, places: [] }
      copies.set(key, copy)
      copy.places.push(placeOf(project, app, installed))
    }
  }
  return copies.values()
}

/** 2 for an app with a middleware, 1 for any other that a framework starts, 0 for a library. */
function exposure(project: Project, app: App): number {
  if (app.frameworks.length === 0) return 0
  const source = app.dir === '' ? '' : `${app.dir}/`
  return project.files.some(
    file => file.startsWith(source) && MIDDLEWARE_FILE.test(file.slice(source.length)),
  )
    ? 2
    : 1
}

function placeOf(project: Project, app: App, installed: InstalledPackage): Place {
  const here = dependencyPlace(project, app, installed.name)
  if (here !== undefined) return here
  return { file: installed.file, line: installed.line, column: 1, endLine: installed.line, endColumn: 1 }
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

function affects(advisory: Advisory, name: string, version: string): boolean {
  return advisory.affected.some(
    affected =>
      affected.package === name && semver.satisfies(version, affected.range, { includePrerelease: true }),
  )
}

function confidenceIn(copy: Copy, advisory: Advisory): Confidence {
  const { range } = copy.known
  if (range === null) return 'high'
  const whole = advisory.affected.some(
    affected =>
      affected.package === copy.name && semver.subset(range, affected.range, { includePrerelease: true }),
  )
  return whole ? 'medium' : 'low'
}

function describe(
  copy: Copy,
  worst: Match,
  others: readonly Match[],
  advisories: readonly Advisory[],
): string {
  const more =
    others.length === 0 ? '' : ` Also: ${others.map(other => shortNameOf(other.advisory)).join(', ')}.`
  return `${versionOf(copy)} is affected by ${nameOf(worst.advisory)}${reachSays(worst)}; ${remedyOf(copy, advisories)}.${more}${endOfLife(copy)}`
}

function versionOf(copy: Copy): string {
  const { version, range } = copy.known
  return range === null
    ? `${copy.name} ${version}`
    : `${copy.name} ${range} (no lock file tells the installed version, so its lowest one is judged)`
}

function nameOf(advisory: Advisory): string {
  const short = shortNameOf(advisory)
  const id = short === advisory.id ? '' : `${advisory.id}, `
  return `${short} (${id}${advisory.severity})`
}

/** The CVE number, where there is one, is what people search for. */
function shortNameOf(advisory: Advisory): string {
  return advisory.aliases[0] ?? advisory.id
}

function reachSays({ advisory, reach }: Match): string {
  if (advisory.condition === undefined) return ''
  switch (reach) {
    case 'reached':
      return `, and ${advisory.condition.says}`
    case 'mitigated':
      return ', though the app lists what is public, which the advisory calls not exploitable'
    case 'not-reached':
      return `, which needs that ${advisory.condition.says}: not seen here`
    case 'unknown':
      return `, where ${advisory.condition.says}`
  }
}

/** The first version at or above this one that no advisory of the tables names. */
function remedyOf(copy: Copy, advisories: readonly Advisory[]): string {
  const candidates = advisories
    .flatMap(advisory => advisory.affected)
    .filter(affected => affected.package === copy.name && semver.gt(affected.fixed, copy.known.version))
    .map(affected => affected.fixed)
    .sort(semver.compare)
  const clean = candidates.find(
    version => !advisories.some(advisory => affects(advisory, copy.name, version)),
  )
  return clean === undefined ? 'no fixed version is known' : `upgrade to ${clean} or later`
}

/** Majors that https://nextjs.org/support-policy lists as unsupported. */
function endOfLife(copy: Copy): string {
  const major = semver.major(copy.known.version)
  return copy.name === 'next' && major < 15 ? ` Next ${major} gets no fixes any more.` : ''
}
