import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'chrome-remote-interface'
import { z } from 'zod'
import type { Browser } from '../browser.ts'
import type { ClerkFiles } from './clerk-files.ts'
import { frontendApi } from './frontend-api.ts'
import { RENDERED, STRANGER, SUBMITTED, foreignScript, markup, watching } from './injections.ts'

/** A page as a browser shows it to a visitor who is signed out. */
export interface Visit {
  /** `http://localhost:3000/sign-in` */
  url: string
  clerk: ClerkFiles
  /** Slip something in; with a nonce that an earlier answer bore, where one did. */
  inject: { nonce: string | undefined } | null
  /** Does the browser leave the policy out of account? */
  withoutPolicy: boolean
}

export interface Shown {
  /** `rendered`; else how far clerk-js came. */
  signIn: string
  violations: readonly Violation[]
  /** What was slipped in and ran: `inline`, `foreign`, `frame`, `form`. */
  ran: ReadonlySet<string>
  /** Was what was slipped in read by the browser at all? */
  parsed: boolean
}

const violationSchema = z.object({
  directive: z.string().max(200),
  blocked: z.string().max(2000),
  disposition: z.enum(['enforce', 'report']),
})
export type Violation = z.infer<typeof violationSchema>

const VISIT_MS = 120_000
const LOAD_MS = 60_000
const RENDER_MS = 15_000
/** After the load event, so long a page may take to fetch clerk-js. */
const CLERK_MS = 5000
const FORM_MS = 3000
const CLOSE_MS = 1000
const LOOK_MS = 50
/** A page may break its policy in a loop. */
const MOST_VIOLATIONS = 100

/** Opens a page, and closes it again. Nothing but the app itself is asked: every other host is answered for by us. */
export async function visit(browser: Browser, asked: Visit): Promise<Shown> {
  const page = await browser.tab()
  const late = new AbortController()
  const never = pause(VISIT_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${asked.url} keeps the browser busy without end`)
  })
  try {
    return await Promise.race([shown(page, asked), never])
  } finally {
    late.abort()
    // A page that is busy may not answer: it goes with the browser then.
    await Promise.race([page.Page.close().catch(() => {}), pause(CLOSE_MS)])
    await page.close()
  }
}

async function shown(page: Client, { url, clerk, inject, withoutPolicy }: Visit): Promise<Shown> {
  const { Fetch, Page, Runtime, Network } = page
  const tell = `_${randomBytes(8).toString('hex')}`
  const seen = { ran: new Set<string>(), violations: new Map<string, Violation>(), parsed: false }
  Runtime.bindingCalled(({ name, payload }) => {
    if (name === tell) heard(payload, seen)
  })
  const extra = inject === null ? '' : markup(tell, inject.nonce)
  Fetch.requestPaused(paused => {
    void answer(page, paused, { url, clerk, tell, extra, ran: seen.ran })
  })
  await Promise.all([Page.enable(), Runtime.enable(), Network.enable({})])
  await Network.clearBrowserCookies()
  await Network.setCookie({ url, name: '__client_uat', value: '0' })
  await Network.setCookie({ url, name: '__clerk_db_jwt', value: 'dvb_verify' })
  await Page.setBypassCSP({ enabled: withoutPolicy })
  await Runtime.addBinding({ name: tell })
  await Page.addScriptToEvaluateOnNewDocument({ source: watching(tell) })
  const every = { urlPattern: '*', requestStage: 'Request' as const }
  const document = {
    urlPattern: `${url}*`,
    resourceType: 'Document' as const,
    requestStage: 'Response' as const,
  }
  await Fetch.enable({ patterns: inject === null ? [every] : [every, document] })
  await opened(page, url)
  const signIn = inject === null ? await rendered(page) : 'not looked for'
  if (inject !== null) await submitted(page, seen)
  return { signIn, violations: [...seen.violations.values()], ran: seen.ran, parsed: seen.parsed }
}

interface Seen {
  ran: Set<string>
  violations: Map<string, Violation>
  parsed: boolean
}

/** The page's own scripts may say what they like here: nothing of it is believed but its form. */
function heard(payload: string, seen: Seen): void {
  if (payload === 'parsed') seen.parsed = true
  else if (payload.startsWith('ran ')) seen.ran.add(payload.slice('ran '.length, 40))
  else if (payload.startsWith('violation ') && seen.violations.size < MOST_VIOLATIONS) {
    const parsed = violationSchema.safeParse(jsonOf(payload.slice('violation '.length)))
    if (parsed.success) seen.violations.set(JSON.stringify(parsed.data), parsed.data)
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Waits for the load event, for as long as a development server may take; a page that never ends is gone on with. */
async function opened({ Page }: Client, url: string): Promise<void> {
  const late = new AbortController()
  const patience = pause(LOAD_MS, undefined, { signal: late.signal }).catch(() => {})
  await Promise.race([Promise.all([Page.loadEventFired(), Page.navigate({ url })]), patience])
  late.abort()
}

async function rendered({ Runtime }: Client): Promise<string> {
  let last = 'no clerk-js'
  for (let waited = 0; waited < RENDER_MS; waited += LOOK_MS) {
    const { result } = await Runtime.evaluate({ expression: RENDERED, returnByValue: true })
    last = typeof result.value === 'string' ? result.value : last
    if (last === 'rendered' || (last === 'no clerk-js' && waited > CLERK_MS)) return last
    await pause(LOOK_MS)
  }
  return last
}

/** Until the form was seen to arrive, or to be stopped. */
async function submitted({ Runtime }: Client, seen: Seen): Promise<void> {
  await Runtime.evaluate({ expression: SUBMITTED })
  for (let waited = 0; waited < FORM_MS; waited += LOOK_MS) {
    if (seen.ran.has('form') || stoppedForm(seen.violations)) return
    await pause(LOOK_MS)
  }
}

function stoppedForm(violations: ReadonlyMap<string, Violation>): boolean {
  return [...violations.values()].some(({ directive }) => directive === 'form-action')
}

/** A request that waits for us; with a status, its answer does. */
interface Paused {
  requestId: string
  request: { url: string; method: string; headers: Readonly<Record<string, string>> }
  responseStatusCode?: number
  responseHeaders?: { name: string; value: string }[]
}

interface Answering {
  url: string
  clerk: ClerkFiles
  tell: string
  /** Markup to slip into the page. */
  extra: string
  ran: Set<string>
}

/** Lets the app answer for itself, and answers for everybody else. */
async function answer({ Fetch }: Client, paused: Paused, context: Answering): Promise<void> {
  const { requestId, request } = paused
  try {
    if (new URL(request.url).origin !== new URL(context.url).origin) {
      const made = answerFor(request.url, context)
      const { status, type, body } = request.method === 'OPTIONS' ? EMPTY : made
      await Fetch.fulfillRequest({
        requestId,
        responseCode: status,
        responseHeaders: [{ name: 'content-type', value: type }, ...allowed(request)],
        body: Buffer.from(body).toString('base64'),
      })
    } else if (paused.responseStatusCode === undefined) await Fetch.continueRequest({ requestId })
    else await slipIn(Fetch, paused, context.extra)
  } catch {
    // The page has gone on to another one meanwhile, and the request with it.
  }
}

const EMPTY = { status: 204, type: 'text/plain', body: '' }

function answerFor(
  url: string,
  { clerk, tell, ran }: Answering,
): { status: number; type: string; body: string | Buffer } {
  const { origin, pathname } = new URL(url)
  if (origin === STRANGER) {
    if (pathname === '/foreign.js') return { status: 200, type: 'text/javascript', body: foreignScript(tell) }
    ran.add(pathname.slice(1))
    return { status: 200, type: 'text/html', body: '<p>injected</p>' }
  }
  if (pathname.startsWith('/npm/')) {
    const file = clerk.file(pathname)
    return file === undefined
      ? { ...EMPTY, status: 404 }
      : { status: 200, type: 'text/javascript', body: file }
  }
  return pathname.startsWith('/v1/') ? frontendApi(pathname) : { ...EMPTY, status: 404 }
}

/** A page of another origin may read it, with cookies (https://fetch.spec.whatwg.org/#http-cors-protocol). */
function allowed({ headers }: Paused['request']): { name: string; value: string }[] {
  const of = (name: string): string | undefined =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  const origin = of('origin')
  return [
    { name: 'access-control-allow-origin', value: origin ?? '*' },
    ...(origin === undefined ? [] : [{ name: 'access-control-allow-credentials', value: 'true' }]),
    { name: 'access-control-allow-methods', value: 'GET, POST, PUT, PATCH, DELETE' },
    { name: 'access-control-allow-headers', value: of('access-control-request-headers') ?? 'authorization' },
  ]
}

async function slipIn(
  Fetch: Client['Fetch'],
  { requestId, responseStatusCode, responseHeaders = [] }: Paused,
  extra: string,
): Promise<void> {
  const { body, base64Encoded } = await Fetch.getResponseBody({ requestId })
  const html = base64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  const end = html.lastIndexOf('</body>')
  const changed = end < 0 ? html + extra : html.slice(0, end) + extra + html.slice(end)
  await Fetch.fulfillRequest({
    requestId,
    responseCode: responseStatusCode ?? 200,
    responseHeaders: responseHeaders.filter(
      ({ name }) => !/^content-(?:length|encoding)$|^transfer-encoding$/i.test(name),
    ),
    body: Buffer.from(changed).toString('base64'),
  })
}
