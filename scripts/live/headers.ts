import type { IncomingHttpHeaders } from 'node:http'
import type { Probe } from '../core/report.ts'
import { approachesTo } from './asks/approach.ts'
import type { Approach } from './asks/approach.ts'
import { verifyPolicy } from './policy/verify.ts'
import { NOTHING_MEASURED } from './setting.ts'
import type { Measured, Setting } from './setting.ts'

/** What an app promises of itself, and how a browser knows it. */
const PROMISED: readonly { name: string; sent: (headers: IncomingHttpHeaders) => boolean }[] = [
  { name: 'no foreign frames', sent: headers => headers['x-frame-options'] !== undefined || framed(headers) },
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

/**
 * A header that one answer bears is promised for all: it is looked for on pages, answers of handlers and errors, as a
 * signed-out caller gets them. An app that sends none has promised nothing, which the audit tells. What the
 * policy does, a browser shows.
 */
export async function verifyHeaders(setting: Setting): Promise<Measured> {
  const { subject, send } = setting
  const reads = subject.targets
    .flatMap((target): Approach[] => {
      const ways = approachesTo(target)
      return Array.isArray(ways) ? ways.slice(0, 1) : []
    })
    .filter(({ writes }) => !writes)
    .slice(0, MOST)
  const answers: { id: string; endpoint: string; headers: IncomingHttpHeaders }[] = []
  for (const { ask, target } of reads) {
    const { status, headers } = await send({ ...ask, method: 'GET' })
    if (status !== null) answers.push({ id: ask.path, endpoint: target.endpoint.id, headers })
  }
  const lost = '/clerk-security-no-such-page'
  const missing = await send({ method: 'GET', path: lost, headers: { accept: 'text/html' } })
  if (missing.status !== null) answers.push({ id: lost, endpoint: `GET ${lost}`, headers: missing.headers })
  if (answers.length === 0) return NOTHING_MEASURED
  const probes = PROMISED.filter(({ sent }) => answers.some(({ headers }) => sent(headers))).flatMap(
    ({ name, sent }) =>
      answers.map(({ id, endpoint, headers }): Probe => {
        const got = sent(headers) ? 'sent' : 'absent'
        return {
          id: `${id} header ${name}`,
          endpoint,
          caller: 'anonymous',
          expected: 'sent',
          got,
          verdict: got === 'sent' ? 'pass' : 'fail',
          evidence: `the answer to GET ${id}`,
        }
      }),
  )
  const policy = await verifyPolicy(setting)
  return { ...policy, probes: [...probes, ...policy.probes] }
}
