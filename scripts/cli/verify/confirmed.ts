import type { Finding, Probe, Report } from '../../core/report.ts'

/** Does what was measured bear a finding of the audit out? */
type Bears = (finding: Finding, probes: readonly Probe[]) => boolean

/** A caller of the finding's endpoint was let in. */
function letIn(who: (probe: Probe) => boolean): Bears {
  return ({ endpoint }, probes) =>
    endpoint !== undefined &&
    probes.some(probe => probe.endpoint === endpoint && probe.got === 'reached' && who(probe))
}

/** A delivery that Clerk has not signed was taken for one of hers. */
const forgeryTaken: Bears = ({ endpoint }, probes) =>
  probes.some(probe => probe.endpoint === endpoint && probe.got === 'accepted' && FORGED.test(probe.id))

const FORGED = / delivery (?!genuine|replayed|four-minutes-old|several-signatures)/

/** What each rule's finding comes to in the running app; a rule that is not here cannot be seen from outside. */
const BORNE_OUT: Readonly<Record<string, Bears>> = {
  'sensitive-without-reverification': letIn(({ caller }) => caller === 'stale'),
  'webhook-secret-guessable': forgeryTaken,
  'authorized-parties-missing': (_finding, probes) =>
    probes.some(({ id, got }) => / as wrong-azp\b/.test(id) && got === 'reached'),
  'pending-session-accepted': ({ locations: [at] }, probes) =>
    probes.some(
      ({ caller, got, endpoint }) =>
        caller === 'pending' && got === 'reached' && at !== undefined && endpoint.includes(at.file),
    ),
  'security-headers-missing': (_finding, probes) =>
    probes.some(({ id, got }) => / header /.test(id) && got === 'absent'),
}
const STATES = /^(?:unguarded|webhook-unverified)$/

/** The findings of the audit that were seen to be so. */
export function confirmed({ findings, endpoints }: Report, probes: readonly Probe[]): Finding[] {
  const open = new Set(endpoints.flatMap(({ id, access }) => (STATES.test(access.state) ? [id] : [])))
  const anonymous = letIn(({ caller }) => caller === 'anonymous')
  return findings
    .filter(
      finding =>
        BORNE_OUT[finding.ruleId]?.(finding, probes) === true ||
        (open.has(finding.endpoint ?? '') && (anonymous(finding, probes) || forgeryTaken(finding, probes))),
    )
    .map(finding => ({ ...finding, confidence: 'high' }))
}
