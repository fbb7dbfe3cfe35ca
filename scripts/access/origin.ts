import type { Step } from '../core/place.ts'
import type { GuardKind } from '../core/vocabulary.ts'

/** Where a value comes from: a set of marks, and why it could not be followed or what decided it. */
export interface Origin {
  marks: number
  /** The call at which following stopped; a condition over such a value leaves the path in doubt. */
  opaque: Opaque | null
  /** The identity or credential that decided it. */
  cause: Cause | null
  /** What of the request and of the caller's identity it is made of, or was looked up by; null: neither. */
  from: Provenance | null
}

/**
 * Where a value comes from as far as ownership goes. It outlives a look-up: a row found by `params.id` is from
 * `params.id`, one found by the caller's own id is the caller's own, and so is a row that both were needed to find.
 */
export interface Provenance {
  /** Parts of the request by name: `params.id`, `body.items.id`. */
  inputs: readonly string[]
  /** Did the caller's identity take part? */
  own: boolean
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
/** Has passed a schema: it holds no more names than the schema lists. */
export const PARSED = 128
/** Clerk's metadata that the user itself writes (docs: guides/users/extending, unsafe metadata). */
export const SELF_WRITTEN = 256
/** Clerk's whole user as the backend has it, private metadata and all. */
export const WHOLE_USER = 512
/** What a question to a value has answered (`next.startsWith('/')`), as against the value. */
export const ANSWER = 2048
/** Text that begins with the app's own words, whatever follows. */
export const PREFIXED = 1024
/** An error that was caught: its text tells how the app is built. */
export const FAULT = 4096
/** A secret in whose place an empty text stands where it is unset. */
export const BLANK = 8192
/** Made a text, a number or a yes or no here: of that kind it is, whatever was sent. */
export const COERCED = 16384
/** Made of base64: what is read out of it was written by whoever sent it. */
export const BASE64 = 32768

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

export const PLAIN: Origin = { marks: 0, opaque: null, cause: null, from: null }

export function marked(marks: number): Origin {
  return { ...PLAIN, marks }
}

/** Of what Clerk tells about the caller. */
export const OWN: Provenance = { inputs: [], own: true }

/** What the caller sends under a name: `sent(INPUT, 'params')`. */
export function sent(marks: number, name: string): Origin {
  return { ...PLAIN, marks, from: { inputs: [name], own: false } }
}

/** Names of more parts than this are no longer told apart. */
const MOST_INPUTS = 6
/** Deeper paths are cut: `body.order.items.id` is as telling as anything below it. */
const DEEPEST_INPUT = 4

/** The origin of `value.name`, where `value` is (part of) what the caller sends. */
export function partOf(origin: Origin, name: string): Origin {
  if ((origin.marks & (INPUT | BODY)) === 0) return origin
  const inputs = (origin.from?.inputs ?? ['request']).map(each =>
    depth(each) < DEEPEST_INPUT ? `${each}.${name}` : each,
  )
  return { ...origin, from: { inputs, own: origin.from?.own ?? false } }
}

function depth(input: string): number {
  return input.split('.').length
}

export function sameFrom(a: Provenance | null, b: Provenance | null): boolean {
  if (a === b) return true
  return a !== null && b !== null && a.own === b.own && a.inputs.join() === b.inputs.join()
}

/** What either comes from. */
export function bothFrom(a: Provenance | null, b: Provenance | null): Provenance | null {
  if (a === b || b === null) return a
  if (a === null) return b
  const more = b.inputs.filter(each => !a.inputs.includes(each))
  if (more.length === 0 && (a.own || !b.own)) return a
  return { inputs: [...a.inputs, ...more].slice(0, MOST_INPUTS), own: a.own || b.own }
}

/** What either value's origin says; the first known cause and opacity win. */
export function mix(a: Origin, b: Origin): Origin {
  if (a === b || b === PLAIN) return a
  if (a === PLAIN) return b
  return {
    marks: a.marks | b.marks,
    opaque: a.opaque ?? b.opaque,
    cause: a.cause ?? b.cause,
    from: bothFrom(a.from, b.from),
  }
}

/** Sent as data, and of any kind and shape. What a function that cannot be followed has made of it counts as checked. */
export function isRaw({ marks, opaque }: Origin): boolean {
  return (marks & BODY) !== 0 && (marks & (PARSED | COERCED | ANSWER)) === 0 && opaque === null
}
