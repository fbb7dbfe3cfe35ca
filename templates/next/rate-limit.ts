import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'

export interface RateLimit {
  /** False: turn the caller away. */
  success: boolean
  /** When the window lets the next request in, in milliseconds since 1970. */
  reset: number
}

const REQUESTS = 5
const WINDOW_MS = 60_000

/** Counts a request of this caller: a user's id, or an address where nobody is signed in. */
export const rateLimit = limiter()

/** In production a store that all instances share; in development this process counts by itself. */
function limiter(): (caller: string) => Promise<RateLimit> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = process.env
  if (url && token) {
    const shared = new Ratelimit({
      redis: new Redis({ url, token }),
      limiter: Ratelimit.slidingWindow(REQUESTS, `${WINDOW_MS} ms`),
      prefix: 'rate-limit',
    })
    return caller => shared.limit(caller)
  }
  const alone = inMemory(REQUESTS, WINDOW_MS)
  return async caller => {
    // Asked for at the request and not at the import: a build has no need of the store.
    if (process.env.NODE_ENV === 'production')
      throw new Error('UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN are not set')
    return alone(caller)
  }
}

/** A sliding window in this process alone: each instance of a deployment would count for itself. */
export function inMemory(requests: number, windowMs: number, now = Date.now): (caller: string) => RateLimit {
  const calls = new Map<string, number[]>()
  return caller => {
    const since = now() - windowMs
    for (const [each, times] of calls) if ((times.at(-1) ?? 0) <= since) calls.delete(each)
    const recent = (calls.get(caller) ?? []).filter(time => time > since)
    const success = recent.length < requests
    if (success) recent.push(now())
    calls.set(caller, recent)
    return { success, reset: (recent[0] ?? now()) + windowMs }
  }
}
