import type { IncomingHttpHeaders } from 'node:http'
import type { Probe, ReportedEndpoint } from '../core/report.ts'
import { approachesTo } from './asks/approach.ts'
import type { Approach } from './asks/approach.ts'
import { SIGNED_OUT } from './calibrate.ts'
import { verifyPolicy } from './policy/verify.ts'
import { NOTHING_MEASURED } from './setting.ts'
import type { Measured, Seen, Setting } from './setting.ts'

/** What an app promises of itself, and how a browser knows it. */
const PROMISED: readonly { name: string; sent: (headers: IncomingHttpHeaders) => boolean }[] = [
  { name: 'X-Frame-Options', sent: headers => headers['x-frame-options'] !== undefined || framed(headers) },
  { name: 'X-Content-Type-Options', sent: headers => headers['x-content-type-options'] === 'nosniff' },
  { name: 'Referrer-Policy', sent: headers => headers['referrer-policy'] !== undefined },
  { name: 'Permissions-Policy', sent: headers => headers['permissions-policy'] !== undefined },
  {
    name: 'Content-Security-Policy',
    sent: headers => headers['content-security-policy'] !== undefined,
  },
]

function framed(headers: IncomingHttpHeaders): boolean {
  return /\bframe-ancestors\b/.test(String(headers['content-security-policy'] ?? ''))
}

/** More of one kind tell nothing new. */
const MOST = 12

/** One answer, and whether a browser shows it as a page. */
interface Answered {
  path: string
  endpoint: ReportedEndpoint | null
  isPage: boolean
  headers: IncomingHttpHeaders
}

/**
 * A header that one answer bears, or that the source sends with every page, is promised for all: it is looked for on
 * pages, answers of handlers and errors, as a signed-out caller gets them. What the policy does, a browser shows.
 */
export async function verifyHeaders(setting: Setting): Promise<Measured> {
  const answers = await answersOf(setting)
  if (answers.length === 0) return NOTHING_MEASURED
  const { promised } = setting.subject
  const told = PROMISED.flatMap(promise => {
    const isPromised =
      promised.has(promise.name.toLowerCase()) || answers.some(each => promise.sent(each.headers))
    return answers.map(answer => ({ promise, answer, isPromised, isSent: promise.sent(answer.headers) }))
  })
  const probes = told.map(({ promise, answer, isPromised, isSent }): Probe => ({
    id: `${answer.path} header ${promise.name}`,
    endpoint: answer.endpoint?.id ?? `GET ${answer.path}`,
    caller: 'anonymous',
    expected: isPromised ? 'sent' : 'absent',
    got: isSent ? 'sent' : 'absent',
    verdict: isPromised === isSent ? 'pass' : 'fail',
    evidence: `the answer to GET ${answer.path}`,
  }))
  const lost = told.filter(({ answer, isPromised, isSent }) => answer.isPage && isPromised && !isSent)
  const policy = await verifyPolicy(setting)
  return {
    ...policy,
    probes: [...probes, ...policy.probes],
    findings: [...lostHeaders(setting, lost), ...policy.findings],
  }
}

async function answersOf({ subject, send }: Setting): Promise<Answered[]> {
  const reads = subject.targets
    .flatMap((target): Approach[] => {
      const ways = approachesTo(target)
      return Array.isArray(ways) ? ways.slice(0, 1) : []
    })
    .filter(({ writes }) => !writes)
    .slice(0, MOST)
    .map(({ ask, target: { endpoint } }) => ({ endpoint, path: ask.path, headers: ask.headers }))
  const asked = [
    ...reads,
    { endpoint: null, path: '/clerk-security-no-such-page', headers: { accept: 'text/html' } },
  ]
  const answers: Answered[] = []
  for (const { endpoint, path, headers: own } of asked) {
    const { status, headers } = await send({ method: 'GET', path, headers: { ...own, cookie: SIGNED_OUT } })
    const isPage = (headers['content-type'] ?? '').startsWith('text/html')
    // Nothing is shown of an answer that leads elsewhere, nor of one that the guard has put in its place.
    const isOwn =
      status !== null && (status < 300 || status >= 400) && !reasonIn(headers).startsWith('protect-')
    if (isOwn) answers.push({ path, endpoint, isPage, headers })
  }
  return answers
}

function reasonIn(headers: IncomingHttpHeaders): string {
  return String(headers['x-clerk-auth-reason'] ?? '')
}

function lostHeaders(
  { subject }: Setting,
  lost: readonly { promise: { name: string }; answer: Answered }[],
): Seen[] {
  const place = subject.targets.find(({ endpoint }) => endpoint.kind === 'middleware') ?? subject.targets[0]
  const names = [...new Set(lost.map(({ promise }) => promise.name))]
  if (place === undefined || names.length === 0) return []
  const paths = [...new Set(lost.map(({ answer }) => answer.path))]
  const { file, line } =
    lost.find(({ answer }) => answer.endpoint !== null)?.answer.endpoint ?? place.endpoint
  return [
    {
      ruleId: 'verified-header',
      severity: 'low',
      confidence: 'high',
      message: `The running app sends ${names.join(', ')} with some pages and leaves it out at ${paths.slice(0, 4).join(', ')}.`,
      attack:
        'Uses the page that was left out: one without the header is enough to be framed or to have a script run.',
      file,
      line,
    },
  ]
}
