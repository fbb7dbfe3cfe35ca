import type { Answer } from '../request.ts'
import { isRefusal, tellsLess, tellsNothing } from './bodies.ts'
import { leavesFor, shownInStream } from './redirects.ts'

/** What one answer means. */
export interface Verdict {
  outcome: 'denied' | 'reached' | 'unknown'
  because: string
}

/** What an answer is held against. */
export interface Comparison {
  /** What the caller with the most rights got by the same request. */
  best: Answer
  /** The answer for a path that is not there: what every page shows says nothing of this one. */
  shell: Answer
  /** The path that was asked for. */
  path: string
  /** What the app printed meanwhile, where nobody else was asking; undefined where it cannot be told apart. */
  printed?: string
}

/** Clerk's middleware rewrites to a page that does not exist (@clerk/nextjs `server/protect`). */
const REWRITTEN = /^protect-rewrite/
/** The app got as far as a service that is not there: whoever came here was let in. */
const SERVICE_MISSING =
  /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|PrismaClient\w*Error|Can't reach database|connect(?:ion)? (?:refused|terminated)|MongoServerSelection|getaddrinfo/i

/**
 * Turned away, or let in? Where the answer alone does not tell, the one that the caller with the most rights got by the
 * same request does.
 */
export function verdictOf(answer: Answer, { best, shell, path, printed }: Comparison): Verdict {
  const { status, headers } = answer
  if (status === null) return unknown(answer.because || 'no answer came')
  if (REWRITTEN.test(text(headers['x-clerk-auth-reason']))) return denied(`${status}, by the middleware`)
  if (status === 401 || status === 403) return denied(String(status))
  if (status === 429) return unknown('429: it limits how often it may be asked')
  if (status >= 300 && status < 400) return redirected(answer, best, path)
  const action = headers['x-action-redirect']
  if (action !== undefined) return leaving(`x-action-redirect: ${text(action)}`, text(action), best)
  if (status < 300) return answered(answer, { best, shell, path })
  if (status >= 500 && printed !== undefined && SERVICE_MISSING.test(printed))
    return reached(`${status}: it went on to a service that is not there`)
  return refused(answer, best)
}

/** 400, 404, 405, 422, 500 and their like: a refusal where somebody else fares better, else it says nothing. */
function refused({ status }: Answer, best: Answer): Verdict {
  const code = String(status)
  if (best.status !== null && best.status < 400)
    return denied(`${code}, where a caller with rights gets ${best.status}`)
  if (status === 404)
    return unknown('404 for everybody: nothing stands behind the parameters that were made up')
  if (status === 405) return unknown('405: it takes another method')
  if ((status ?? 0) >= 500) return unknown(`${code} for everybody: it fails before it tells callers apart`)
  return unknown(`${code} for everybody: it does not accept what is sent`)
}

function redirected({ status, headers }: Answer, best: Answer, path: string): Verdict {
  const to = text(headers.location)
  if (isSamePath(to, path)) return unknown(`${status ?? ''} to itself: it redirects in a circle`)
  return leaving(`${status ?? ''} to ${to.split('?')[0] ?? ''}`, to, best)
}

/** Sent elsewhere: away to sign in, or the same way as everybody, which tells nobody apart. */
function leaving(what: string, to: string, best: Answer): Verdict {
  if (leavesFor(to) === 'sign-in') return denied(what)
  const bestTo = text(best.headers['x-action-redirect'] ?? best.headers.location)
  if (bestTo !== '')
    return bestTo === to ? unknown(`${what}, as everybody`) : denied(`${what}, others elsewhere`)
  if (best.status !== null && best.status < 300)
    return denied(`${what}, where a caller with rights is answered`)
  return unknown(`${what}: where everybody is sent is not known`)
}

function isSamePath(location: string, path: string): boolean {
  const [own] = path.split('?')
  const base = `http://localhost${own ?? ''}`
  return URL.canParse(location, base) && new URL(location, base).pathname === own
}

function answered(answer: Answer, { best, shell, path }: Comparison): Verdict {
  const code = String(answer.status)
  const left = shownInStream(answer.body)
  if (left !== undefined) {
    const same = best.status === answer.status && shownInStream(best.body) === left
    return same ? unknown(`${code} and then ${left}, for everybody`) : denied(`${code} and then ${left}`)
  }
  if (isRefusal(answer)) return denied(`${code} with a refusal in its body`)
  const empty = tellsNothing(answer, best, { shell, path })
  if (empty !== undefined) return unknown(`${code} with ${empty}`)
  if (answer === best) return reached(code)
  switch (best.status !== null && best.status < 300 ? tellsLess(answer, best, shell.body) : 'same') {
    case 'nothing':
      return denied(`${code}, without anything that a caller with rights is told`)
    case 'some':
      return unknown(`${code}, with a part of what a caller with rights is told`)
    case 'same':
      return reached(code)
  }
}

function text(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(', ') : (header ?? '')
}

const denied = (because: string): Verdict => ({ outcome: 'denied', because })
const reached = (because: string): Verdict => ({ outcome: 'reached', because })
const unknown = (because: string): Verdict => ({ outcome: 'unknown', because })
