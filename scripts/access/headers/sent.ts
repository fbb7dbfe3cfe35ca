import type { Place } from '../../core/place.ts'

/** Stands in a header's text for a part that is not known. */
export const HOLE = '\u0000'

/** A response header that an app sets where this program can read it. */
export interface SentHeader {
  /** In lower case. */
  name: string
  /** Its text, with {@link HOLE} for what is not known of it; null: it is set, to whatever. */
  value: string | null
  place: Place
  /** Is it set for pages, rather than for some paths of the API alone? */
  everywhere: boolean
  /** The list of headers that it stands in, to tell which are sent together. */
  list: unknown
}

/** What an app's answers bear beside what its routes say themselves. */
export interface AppHeaders {
  sent: readonly SentHeader[]
  /** A package that sets the usual ones; null: none is seen. */
  setBy: string | null
  /** The configuration of a server in front, which may set more; null: none is seen. */
  front: string | null
}

/** Headers that are looked for. */
export const LOOKED_FOR: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'content-security-policy',
  'content-security-policy-report-only',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
])

/** `source` patterns of next.config and vercel.json that pages fall under. */
export function coversPages(source: string): boolean {
  return !/^\/?(api|trpc|_next|static|assets|images|fonts|\.well-known|embed)\b/.test(
    source.replace(/^\/\(/, '/'),
  )
}
