import semver from 'semver'
import { SHAPES } from '../../access/shapes/shape.ts'
import { advisoryTable, type Advisory, type Unsupported } from './advisory.ts'
import type { Copy } from './copies.ts'
import type { Match } from './match.ts'
import { affects, linesFor } from './ranges.ts'

/** What is wrong with a copy, one sentence for the worst and a list of the rest. */
export function describe(copy: Copy, matches: readonly Match[], advisories: readonly Advisory[]): string {
  const [worst, ...others] = matches
  if (worst === undefined) return ''
  const more =
    others.length === 0 ? '' : ` Also: ${others.map(({ advisory }) => shortNameOf(advisory)).join(', ')}.`
  const ended = unsupportedFor(copy)
  const end = ended === undefined ? '' : ` ${sentence(ended.because)}: move to ${ended.instead}.`
  return `${versionOf(copy)} is affected by ${nameOf(worst.advisory)}${needsSay(worst)}; ${remedyOf(copy, advisories)}.${more}${end}`
}

/** What the copy is: its version, and how that is known where its own package.json and lock file do not tell. */
export function versionOf({ name, known, apps, above }: Copy): string {
  const { version, range } = known
  if (range !== null)
    return `${name} ${range} (no lock file tells the installed version, so its lowest one is judged)`
  if (above !== null) return `${name} ${version} (as ${above} says)`
  return apps.length === 0 ? `${name} ${version}, which another package brings along,` : `${name} ${version}`
}

/** The entry that says that a copy gets no fixes any more. Of a range, all of it must have ended. */
export function unsupportedFor({ name, known }: Copy): Unsupported | undefined {
  return advisoryTable().unsupported.find(
    each =>
      each.package === name &&
      semver.subset(known.range ?? known.version, each.range, { includePrerelease: true }),
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
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

function needsSay({ advisory, answer }: Match): string {
  if (advisory.needs === null) return ''
  const says = SHAPES[advisory.needs]
  switch (answer.state) {
    case 'present':
      return `, and ${says}`
    case 'mitigated':
      return `, though ${answer.because ?? 'the app lists what is public, which the advisory calls not exploitable'}`
    case 'absent':
      return `, which needs that ${says}: not seen here`
    case 'unknown':
      return `, where ${says}`
  }
}

/** The first version above this one that no advisory of the table names; undefined where none is known. */
export function cleanVersionFor(copy: Copy, advisories: readonly Advisory[]): string | undefined {
  return advisories
    .flatMap(advisory => linesFor(advisory, copy.name).map(({ fixed }) => fixed))
    .filter(fixed => semver.gt(fixed, copy.known.version))
    .sort(semver.compare)
    .find(version => !advisories.some(advisory => affects(advisory, copy.name, version)))
}

function remedyOf(copy: Copy, advisories: readonly Advisory[]): string {
  const clean = cleanVersionFor(copy, advisories)
  if (clean === undefined) return 'no fixed version is known'
  return copy.apps.length === 0
    ? `upgrade what brings it along until it is ${clean} or later`
    : `upgrade to ${clean} or later`
}
