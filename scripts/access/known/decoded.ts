import { deepOrigin } from '../deep-origin.ts'
import { note } from '../noted.ts'
import {
  BASE64,
  BODY,
  CREDENTIAL,
  INPUT,
  mix,
  PLAIN,
  marked,
  SECRET,
  STORED,
  type Origin,
} from '../origin.ts'
import { data, unknown, type External, type NativeCall, type Value } from '../values.ts'

/** Functions that read the claims of a token and check no signature. */
const DECODES: Record<string, RegExp> = {
  jose: /^(decodeJwt|unsafeDecode\w*)$/,
  'jwt-decode': /^(jwtDecode|default|jwt_decode|\(\))$/,
  jsonwebtoken: /^decode$/,
  '@clerk/backend/jwt': /^decodeJwt$/,
  '@clerk/nextjs/server': /^decodeJwt$/,
}

/**
 * What a token says that nobody has verified: whoever sends it has written it, so it is no credential
 * (docs: guides/sessions/manual-jwt-verification). undefined: the call is none that decodes.
 */
export function decoded({ module, trail }: External, call: NativeCall): Value | undefined {
  const { run, args, site } = call
  const [given] = args
  if (!given || run.quiet > 0) return undefined
  const name = trail.at(-1) ?? ''
  if (module === 'global:Buffer' && name === 'from' && isBase64(args[1])) return fromBase64(call)
  const origin = deepOrigin(given)
  const byHand = module === 'global:JSON' && name === 'parse' && hasAll(origin, BASE64 | CREDENTIAL)
  if (!byHand && !DECODES[module]?.test(name)) return undefined
  if (!isSent(origin)) return undefined
  note(run, 'decoded-token', site, origin.from?.inputs ?? [])
  return unknown({ ...PLAIN, marks: BODY, from: origin.from ?? { inputs: ['token'], own: false } })
}

/** Text that was made of base64: of a token it is what its sender has written. */
export function fromBase64({ args: [given] }: NativeCall): Value {
  return data(mix(given?.origin ?? PLAIN, marked(BASE64)))
}

function isBase64(encoding: Value | undefined): boolean {
  return encoding?.kind === 'constant' && /^base64(url)?$/.test(String(encoding.value))
}

function hasAll({ marks }: Origin, wanted: number): boolean {
  return (marks & wanted) === wanted
}

/** Sent by the caller, and neither looked up nor worked on with a secret (decrypted) since. */
function isSent({ marks }: Origin): boolean {
  return (marks & (INPUT | BODY | CREDENTIAL)) !== 0 && (marks & (STORED | SECRET)) === 0
}
