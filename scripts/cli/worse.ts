import type { Finding, Report, ReportedEndpoint } from '../core/report.ts'
import { atLeast } from '../core/vocabulary.ts'

/** Something that stands worse after a change than before it. */
export interface Worse {
  /** One clause: what became worse, and where. */
  what: string
  /** Files that it is about. */
  files: readonly string[]
}

/**
 * What a change made worse, by the audits before and after it. A guard that closes one hole lets the next behind it
 * be seen: a finding that takes the place of one at least as severe, of the same endpoint, is none that the change made.
 */
export function madeWorse(before: Report, after: Report): Worse[] {
  return [...newFindings(before, after), ...worseEndpoints(before, after)]
}

function newFindings(before: Report, after: Report): Worse[] {
  const gone = surplus(before.findings, after.findings)
  const closed = closedBetween(before, after)
  return (
    surplus(after.findings, before.findings)
      // A hint that comes to light is to be known, and harms nobody.
      .filter(({ severity }) => severity !== 'info')
      .filter(finding => !closed.has(finding.endpoint ?? '') && !gone.some(other => isBehind(finding, other)))
      .map(({ ruleId, locations }) => {
        const [primary] = locations
        const where = primary === undefined ? '' : ` in ${primary.file}:${primary.line}`
        return { what: `it brings ${ruleId}${where}`, files: locations.map(({ file }) => file) }
      })
  )
}

/**
 * Endpoints that were open and are guarded now. What their signed-in callers may do was there before, and was not
 * told of an endpoint that everybody reached: no finding about them is the change's own.
 */
function closedBetween(before: Report, after: Report): ReadonlySet<string> {
  const were = new Set(
    before.endpoints.flatMap(({ id, access }) => (CLOSED.includes(access.state) ? [] : [idOf({ id })])),
  )
  return new Set(
    after.endpoints.flatMap(({ id, access }) =>
      CLOSED.includes(access.state) && were.has(idOf({ id })) ? [id] : [],
    ),
  )
}

/** Findings of the first list beyond as many of the same rule and place as the second holds; lines may have moved. */
function surplus(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>()
  for (const finding of open(others)) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1)
  return open(findings).filter(finding => {
    const count = counts.get(keyOf(finding)) ?? 0
    counts.set(keyOf(finding), count - 1)
    return count <= 0
  })
}

function open(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ suppressed }) => suppressed === undefined)
}

/** What stays of a finding when lines move and its own line is rewritten in part. */
export function keyOf({ ruleId, endpoint, locations }: Finding): string {
  return [ruleId, locations[0]?.file ?? '', endpoint?.replace(/:\d+$/, '') ?? ''].join('\0')
}

/** Where only one of them names its endpoint, the places of their proofs tell whether they are about the same. */
function isBehind(finding: Finding, gone: Finding): boolean {
  const named = finding.endpoint !== undefined && gone.endpoint !== undefined
  const files = new Set(gone.locations.map(({ file }) => file))
  const same = named
    ? finding.endpoint === gone.endpoint
    : finding.locations.some(({ file }) => files.has(file))
  return same && atLeast(gone.severity, finding.severity)
}

/** Endpoints that a change opened, or of which nobody can tell any more that they are closed. */
export function worseEndpoints(before: Report, after: Report): Worse[] {
  const now = new Map(after.endpoints.map(endpoint => [idOf(endpoint), endpoint]))
  return before.endpoints.flatMap((endpoint): Worse[] => {
    const changed = now.get(idOf(endpoint))
    // An endpoint that a moved file has taken along is another one.
    if (changed === undefined) return []
    const how = worsening(endpoint, changed)
    return how === undefined ? [] : [{ what: `${endpoint.id} ${how}`, files: [endpoint.file] }]
  })
}

function idOf({ id }: Pick<ReportedEndpoint, 'id'>): string {
  return id.replace(/:\d+$/, '')
}

const CLOSED = ['guarded', 'webhook-verified']

function worsening({ access: was }: ReportedEndpoint, { access: is }: ReportedEndpoint): string | undefined {
  if (CLOSED.includes(was.state) && !CLOSED.includes(is.state)) return `was ${was.state} and is ${is.state}`
  const opened = is.state === 'unguarded' || is.state === 'webhook-unverified'
  if (opened && was.state !== is.state) return `was ${was.state} and is ${is.state}`
  const [caller] = Object.entries(was.callers).filter(([who, outcome]) => {
    const outcomeNow = Object.entries(is.callers).find(([other]) => other === who)?.[1]
    return outcome === 'denied' && outcomeNow !== undefined && outcomeNow !== 'denied'
  })
  return caller === undefined ? undefined : `turned away the caller "${caller[0]}" and does no longer`
}
