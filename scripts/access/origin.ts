import type { Step } from '../core/place.ts'
import type { GuardKind } from '../core/vocabulary.ts'

/** Where a value comes from: a set of marks, and why it could not be followed or what decided it. */
export interface Origin {
  marks: number
  /** The call at which following stopped; a condition over such a value leaves the path in doubt. */
  opaque: Opaque | null
  /** The identity or credential that decided it. */
  cause: Cause | null
}

/** Sent by the caller as text: URL, query, header, cookie. It is never null where it is compared with null. */
export const INPUT = 1
/** Sent by the caller as data (a JSON body, arguments of an action): may be anything, null too. */
export const BODY = 2
/** Read from what the app stores, or answered by another service. */
export const STORED = 4
/** The caller's identity, as Clerk tells it. */
export const IDENTITY = 8
/** Known to the server alone: an environment variable, a hash keyed with one. */
export const SECRET = 16
/** Sent by the caller in a place where credentials travel (Authorization, x-api-key, a signature header). */
export const CREDENTIAL = 32

/** Made here of values at hand (a date, a text, a number): calling its methods does nothing that matters. */
export const DATA = 64

export interface Opaque {
  what: string
  step: Step
  /** Some path that depended on it ended there: whoever goes on, goes on in doubt. */
  cut: boolean
}

/** Why a condition went the way it did: an identity, or a credential that this caller lacks. */
export interface Cause {
  kind: GuardKind
  step: Step
  /** The caller has what was asked for: what is done because of it sends nobody away. */
  met?: true
}

export const PLAIN: Origin = { marks: 0, opaque: null, cause: null }

export function marked(marks: number): Origin {
  return { marks, opaque: null, cause: null }
}

/** What either value's origin says; the first known cause and opacity win. */
export function mix(a: Origin, b: Origin): Origin {
  if (a === b || b === PLAIN) return a
  if (a === PLAIN) return b
  return { marks: a.marks | b.marks, opaque: a.opaque ?? b.opaque, cause: a.cause ?? b.cause }
}
