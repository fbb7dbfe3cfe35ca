import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { approachesToActions } from '../asks/actions.ts'
import { approachesTo } from '../asks/approach.ts'
import type { Approach, NotAsked } from '../asks/approach.ts'
import { SIGNED_OUT, calibrate } from '../calibrate.ts'
import { createCredentials } from '../callers/credentials.ts'
import type { Credential } from '../callers/credentials.ts'
import { askTwice } from '../asks/stalled.ts'
import type { Ask } from '../request.ts'
import type { Measured, Setting } from '../setting.ts'
import { INCONCLUSIVE, NOTHING_MEASURED } from '../setting.ts'
import { claimRank } from '../tricks/claims.ts'
import { tryTricks } from '../tricks/try.ts'
import { administrationOpen } from './administration.ts'
import { isWebhook } from '../deliveries/webhook.ts'
import { askAll } from './cells.ts'
import type { Sent } from './cells.ts'
import { differencesIn, probesOf, rowsOf } from './compare.ts'

/** Asks every page, handler and procedure as every caller. */
export async function verifyRoutes(setting: Setting): Promise<Measured> {
  const mounts = new Set(setting.subject.targets.map(({ mount }) => mount))
  const ways = setting.subject.targets
    .filter(({ endpoint }) => endpoint.kind !== 'server-action')
    // Nobody is let in by a session there: deliveries tell.
    .filter(target => target.endpoint.access.state === 'webhook-unverified' || !isWebhook(target))
    // A dispatcher is asked through what it serves.
    .filter(({ endpoint, mount }) => mount !== null || endpoint.path === null || !mounts.has(endpoint.path))
    .map(target => approachesTo(target))
  const approaches = ways.flatMap(way => (Array.isArray(way) ? way : []))
  const left = ways.flatMap(way => (Array.isArray(way) ? [] : [way]))
  return matrixOf(setting, approaches, left)
}

/** Calls every server action as every caller. */
export async function verifyActions(setting: Setting): Promise<Measured> {
  const { approaches, left } = await approachesToActions(setting)
  return matrixOf(setting, approaches, left)
}

/** The matrix of some approaches, once a genuine token was seen to be accepted. */
async function matrixOf(
  setting: Setting,
  approaches: readonly Approach[],
  left: readonly NotAsked[],
): Promise<Measured> {
  const unknown = left
    .filter(({ target }) => !ASKED_THROUGH.has(target.endpoint.kind))
    .map(({ target, because }) => ({ what: `verify: ${target.endpoint.id}`, because }))
  if (approaches.length === 0) return { ...NOTHING_MEASURED, unknown }
  const credentials = await calibrated(setting, approaches)
  if (typeof credentials === 'string')
    return {
      ...NOTHING_MEASURED,
      unknown: [...unknown, { what: INCONCLUSIVE, because: credentials }],
    }
  announceWrites(setting, approaches)
  const reads = approaches.filter(({ writes }) => !writes)
  const writes = approaches.filter(approach => approach.writes)
  // It has a page of its own compiled: the first endpoints are asked meanwhile.
  const shell = askTwice(setting, null, {
    method: 'GET',
    path: '/clerk-security-no-such-page',
    headers: { accept: 'text/html', cookie: SIGNED_OUT },
  })
  const callers = callersFrom(credentials)
  const cells = [
    ...(await askAll(setting, reads, callers, shell)),
    ...(await askAll(setting, setting.folder === null ? [] : writes, callers, shell)),
  ]
  const rows = rowsOf(cells)
  const forged = credentials.find(({ name }) => name === 'wrong-key')?.token ?? ''
  const tried = await tryTricks(setting, cells, { buildId: buildIdOf(setting), forged }, (await shell).body)
  const claimed = await claimRank(setting, cells, await shell)
  return {
    probes: [...probesOf(rows), ...tried.probes, ...claimed.probes],
    findings: [
      ...differencesIn(rows),
      ...tried.findings,
      ...claimed.findings,
      ...administrationOpen(rows, setting.subject),
    ],
    unknown,
  }
}

/** `_next/data` bears it in its path. */
function buildIdOf({ folder, production }: Setting): string {
  if (folder === null || !production) return 'development'
  try {
    return readFileSync(join(folder, '.next', 'BUILD_ID'), 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

/** Kinds that answer no request of their own are asked through their pages: nothing is missing there. */
const ASKED_THROUGH = new Set(['layout', 'template', 'default', 'middleware'])

const ASK: Ask = { method: 'GET', path: '/', headers: { accept: 'application/json' } }

/** Credentials that the app accepts; a sentence where it accepts none. */
async function calibrated(
  setting: Setting,
  approaches: readonly Approach[],
): Promise<readonly Credential[] | string> {
  const { made, send } = setting
  if (made === null) return [{ name: 'anonymous', caller: 'anonymous', apart: false, token: null }]
  // A GET of the path that an action is called by changes nothing, and passes the same middleware.
  const asks = quickestFirst(approaches).map(({ ask, writes }) => (writes ? { ...ASK, path: ask.path } : ask))
  const first = await calibrate(send, made.credentials, asks)
  if (first.kind === 'accepted') return made.credentials
  if (first.kind === 'inconclusive') return first.because
  const { azp } = first
  const mint = (nameless: boolean) =>
    createCredentials(made.signing, made.people, { azp, strict: true, nameless })
  const again = await mint(true)
  const second = await calibrate(send, again, asks)
  if (second.kind !== 'accepted') return 'the app refused a genuine token from the origin that it named'
  const nameless = again.filter(({ name }) => name === 'no-azp').map(each => ({ ...each, name: 'signed-in' }))
  return (await calibrate(send, nameless, asks)).kind === 'accepted' ? again : mint(false)
}

/** A page takes the development server seconds to compile, a handler a moment: pages can wait until others are asked beside them. */
function quickestFirst(approaches: readonly Approach[]): Approach[] {
  const isPage = ({ target }: Approach): boolean => target.endpoint.kind === 'page'
  return approaches.toSorted((a, b) => Number(isPage(a)) - Number(isPage(b)))
}

/** The caller with the most rights comes last: what it changes no longer disturbs. */
function callersFrom(credentials: readonly Credential[]): Sent[] {
  const last = (credential: Credential): number => (credential.caller === 'admin' ? 1 : 0)
  const ordered = credentials.toSorted((a, b) => last(a) - last(b))
  const byCookie = ordered.filter(({ name }) => BY_COOKIE.has(name))
  return [
    ...byCookie.map(credential => ({ credential, carrier: 'cookie' as const })),
    ...ordered.map(credential => ({ credential, carrier: 'bearer' as const })),
  ]
}

/** The ways a token travels are told apart in one place of the SDK: a few callers by the other way show that. */
const BY_COOKIE = new Set(['expired', 'wrong-key', 'signed-in'])

function announceWrites({ progress, folder }: Setting, approaches: readonly Approach[]): void {
  const names = approaches.filter(({ writes }) => writes).map(({ name }) => name)
  if (names.length === 0) return
  progress(
    folder === null
      ? `left out, since they may change something: ${names.join(', ')}`
      : `these may change something, in the copy alone: ${names.join(', ')}`,
  )
}
