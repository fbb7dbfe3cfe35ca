import type { Finding, Probe, Question, Report } from '../../core/report.ts'

/** Does what was measured bear a finding of the audit out? */
type Bears = (finding: Finding, probes: readonly Probe[], endpoints: Report['endpoints']) => boolean

/** A caller of the finding's endpoint was let in. */
function letIn(who: (probe: Probe) => boolean): Bears {
  return ({ endpoint }, probes) =>
    endpoint !== undefined &&
    probes.some(probe => probe.endpoint === endpoint && probe.got === 'reached' && who(probe))
}

/** A guard that stands there and holds nobody: somebody was let in at an endpoint of its file. */
const holdsNobody: Bears = ({ endpoint, locations: [at] }, probes, endpoints) => {
  const near = endpoints.filter(({ id, file }) => id === endpoint || file === at?.file).map(({ id }) => id)
  return probes.some(
    probe => near.includes(probe.endpoint) && probe.caller === 'anonymous' && probe.got === 'reached',
  )
}

/** A delivery that Clerk has not signed was taken for one of hers. */
const forgeryTaken: Bears = ({ endpoint }, probes) =>
  probes.some(probe => probe.endpoint === endpoint && probe.got === 'accepted' && FORGED.test(probe.id))

const FORGED = / delivery (?!genuine|replayed|four-minutes-old|several-signatures)/

/** What each rule's finding comes to in the running app; a rule that is not here cannot be seen from outside. */
export const BORNE_OUT: Readonly<Record<string, Bears>> = {
  'sensitive-without-reverification': letIn(({ caller }) => caller === 'stale'),
  'guard-never-refuses': holdsNobody,
  'token-only-decoded': holdsNobody,
  'unawaited-auth': holdsNobody,
  'webhook-secret-guessable': forgeryTaken,
  'authorized-parties-missing': (_finding, probes) =>
    probes.some(({ id, got }) => / as wrong-azp\b/.test(id) && got === 'reached'),
  'pending-session-accepted': (_finding, probes) =>
    probes.some(
      ({ caller, got, endpoint }) => caller === 'pending' && got === 'reached' && isClosed(endpoint, probes),
    ),
  'security-headers-missing': (_finding, probes) =>
    probes.some(({ id, got }) => / header /.test(id) && got === 'absent'),
}

/** Is somebody who is signed out turned away there? */
function isClosed(endpoint: string, probes: readonly Probe[]): boolean {
  return probes.some(
    probe => probe.endpoint === endpoint && probe.caller === 'anonymous' && probe.got === 'denied',
  )
}

const STATES = /^(?:unguarded|webhook-unverified)$/

/** The findings of the audit that were seen to be so. */
export function confirmed({ findings, endpoints }: Report, probes: readonly Probe[]): Finding[] {
  const open = new Set(endpoints.flatMap(({ id, access }) => (STATES.test(access.state) ? [id] : [])))
  const anonymous = letIn(({ caller }) => caller === 'anonymous')
  return findings
    .filter(
      finding =>
        BORNE_OUT[finding.ruleId]?.(finding, probes, endpoints) === true ||
        (open.has(finding.endpoint ?? '') &&
          (anonymous(finding, probes, endpoints) || forgeryTaken(finding, probes, endpoints))),
    )
    .map(finding => ({ ...finding, confidence: 'high' }))
}

/** What only a reader can tell, where the app was seen to let everybody in: is it meant? */
export function openQuestions({ questions }: Report, probes: readonly Probe[]): Question[] {
  const open = new Set(
    probes.flatMap(({ caller, got, endpoint }) =>
      caller === 'anonymous' && got === 'reached' ? [endpoint] : [],
    ),
  )
  return questions.filter(({ endpoint }) => endpoint !== undefined && open.has(endpoint))
}
