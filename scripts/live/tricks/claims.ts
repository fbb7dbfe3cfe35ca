import type { Probe } from '../../core/report.ts'
import { carried } from '../callers/credentials.ts'
import type { Cell } from '../matrix/cells.ts'
import { verdictOf } from '../matrix/outcome.ts'
import { eachOf } from '../pool.ts'
import type { Answer, Ask } from '../request.ts'
import type { Seen, Setting } from '../setting.ts'

/** An endpoint that turns a plain user away and lets an administrator in. */
interface Ranked {
  refused: Cell
  best: Cell
}

const AT_ONCE = 6
const USUAL = ['role', 'isAdmin', 'admin', 'x-role', 'x-user-role', 'x-is-admin', 'x-admin']

/** Claims a higher rank in the request itself, as a user without one: by header, query, cookie and body at once. */
export async function claimRank(
  setting: Setting,
  cells: readonly Cell[],
  shell: Answer,
): Promise<{ probes: Probe[]; findings: Seen[] }> {
  const probes: Probe[] = []
  const findings: Seen[] = []
  await eachOf(rankedIn(cells), AT_ONCE, async ({ refused, best }) => {
    const { approach, credential } = refused
    if (approach.writes && setting.folder === null) return
    const { endpoint, takes } = approach.target
    const ask = claiming(approach.ask, [...new Set([...USUAL, ...takes.reads])])
    const shown = { ...ask, headers: { ...ask.headers, ...carried(credential, 'bearer') } }
    const answer = await setting.send(shown)
    const { outcome, because } = verdictOf(answer, { best: best.answer, shell, path: approach.ask.path })
    const opened = outcome === 'reached'
    probes.push({
      id: `${endpoint.id} around the guard by claims`,
      endpoint: endpoint.id,
      caller: credential.caller,
      expected: 'denied',
      got: outcome,
      verdict: opened ? 'fail' : outcome === 'denied' ? 'pass' : 'unknown',
      evidence: `${approach.name} with a rank of its own claim: ${because}`,
    })
    if (opened) findings.push(seen(refused, because))
  })
  return { probes, findings }
}

function rankedIn(cells: readonly Cell[]): Ranked[] {
  return cells.flatMap(refused => {
    const { approach, credential, carrier, verdict } = refused
    if (credential.name !== 'signed-in' || carrier !== 'bearer' || verdict.outcome !== 'denied') return []
    const best = cells.find(
      each =>
        each.approach === approach &&
        each.credential.caller === 'admin' &&
        each.verdict.outcome === 'reached',
    )
    return best === undefined ? [] : [{ refused, best }]
  })
}

function claiming(ask: Ask, names: readonly string[]): Ask {
  const claims = names.filter(name => !TRANSPORT.test(name)).map(name => [name, valueFor(name)] as const)
  const headers = claims.filter(([name]) => TOKEN.test(name))
  const query = new URLSearchParams(Object.fromEntries(claims))
  return {
    ...ask,
    path: `${ask.path}${ask.path.includes('?') ? '&' : '?'}${query.toString()}`,
    headers: {
      ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      cookie: headers.map(([name, value]) => `${name}=${value}`).join('; '),
      ...ask.headers,
    },
    ...(typeof ask.body === 'string' ? { body: withClaims(ask.body, claims) } : {}),
  }
}

/** What belongs to the request as such, or to Clerk, says nothing of rank. */
const TRANSPORT = /^(?:authorization|cookie|host|content-|accept|connection|transfer-|__|svix-|next-)/i
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

function valueFor(name: string): string {
  return /^(?:x-)?(?:is|can|has)|admin$|super/i.test(name) ? 'true' : 'admin'
}

function withClaims(body: string, claims: readonly (readonly [string, string])[]): string {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return body
    const added = claims.map(([name, claim]) => [name, claim === 'true' ? true : claim] as const)
    return JSON.stringify({ ...Object.fromEntries(added), ...value })
  } catch {
    return body
  }
}

function seen({ approach }: Cell, because: string): Seen {
  const { endpoint } = approach.target
  return {
    ruleId: 'verified-bypass',
    severity: 'critical',
    confidence: 'high',
    message: `The running app turns a plain user away at ${approach.name}, and lets in one whose request says that he is an administrator (answered ${because}).`,
    attack: `Signs up, and sends ${approach.name} with role=admin by header, query, cookie and body.`,
    endpoint: endpoint.id,
    file: endpoint.file,
    line: endpoint.line,
    related: endpoint.access.evidence,
  }
}
