import { carried } from './callers/credentials.ts'
import type { Credential } from './callers/credentials.ts'
import type { Answer, Ask, Send } from './request.ts'

/** Does the app believe a genuine token of ours? Without that, no refusal means anything. */
export type Calibration =
  | { kind: 'accepted' }
  /** Tokens are accepted from this origin alone. */
  | { kind: 'other-party'; azp: string }
  | { kind: 'inconclusive'; because: string }

/**
 * Asks as nobody and with a genuine token: where Clerk's middleware runs, it marks the first answer as signed out, and
 * the second one no longer.
 * @param asks requests that may pass Clerk's middleware, likeliest first
 */
export async function calibrate(
  send: Send,
  credentials: readonly Credential[],
  asks: readonly Ask[],
): Promise<Calibration> {
  const genuine = credentials.find(({ name }) => name === 'signed-in')
  if (genuine === undefined) return { kind: 'inconclusive', because: 'no genuine token could be made' }
  let last: Answer | undefined
  for (const ask of asks.slice(0, TRIES)) {
    last = await send({ ...ask, headers: { ...ask.headers, cookie: SIGNED_OUT } })
    if (last.status === null) continue
    const nobody = header(last, 'x-clerk-auth-status')
    if (nobody === undefined) continue
    if (nobody === 'signed-in')
      return { kind: 'inconclusive', because: 'the app takes a visitor without a token for signed in' }
    const answer = await send({ ...ask, headers: { ...ask.headers, ...carried(genuine, 'bearer') } })
    const status = header(answer, 'x-clerk-auth-status')
    if (answer.status !== null && (status === undefined || status === 'signed-in'))
      return { kind: 'accepted' }
    return refused(answer)
  }
  if (last === undefined) return { kind: 'inconclusive', because: 'there is no endpoint that could be asked' }
  if (last.status === null)
    return { kind: 'inconclusive', because: `the app does not answer: ${last.because}` }
  return {
    kind: 'inconclusive',
    because: 'no answer bears the mark of clerkMiddleware: it runs for no endpoint that was asked',
  }
}

/** The middleware runs for almost all endpoints or for none. */
const TRIES = 8
/** A visitor without a session, whom no handshake is begun with. */
export const SIGNED_OUT = '__client_uat=0; __clerk_db_jwt=dvb_verify'

function refused(answer: Answer): Calibration {
  const reason = header(answer, 'x-clerk-auth-reason') ?? (answer.because || 'no reason is told')
  const message = header(answer, 'x-clerk-auth-message') ?? ''
  // "Invalid JWT Authorized party claim (azp) "http://localhost:1". Expected "https://shop.example"."
  const azp = /Expected "([^"]+)"/.exec(message)?.[1]?.split(',')[0]
  if (/authorized[-_ ]part/i.test(`${reason} ${message}`) && azp !== undefined)
    return { kind: 'other-party', azp }
  const told = message === '' ? reason : `${reason}: ${message}`
  return { kind: 'inconclusive', because: `the app refused a genuine token (${told})` }
}

function header({ headers }: Answer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
