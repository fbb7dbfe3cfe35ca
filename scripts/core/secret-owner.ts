import { decodesToFrontendApi } from './publishable-key.ts'

/** Kinds of secrets, told apart by what an attacker can do with them. */
export type SecretKind =
  | 'clerk-secret-key'
  | 'clerk-or-stripe-secret-key'
  | 'stripe-secret-key'
  | 'webhook-signing-secret'
  | 'stripe-signing-secret'
  | 'clerk-machine-key'
  | 'clerk-encryption-key'
  | 'jwt-signing-key'
  | 'other-service-key'
  | 'private-key'

/** How far around a key its neighbours may speak for it: a block of settings, not a whole file. */
const NEIGHBOURHOOD = 400
const PUBLISHABLE = /\bpk_(?:test|live)_[A-Za-z0-9+/=]{8,}/g

/** Whose secret it is, by prefix, body and what stands around `[start, end)` of the text. */
export function kindOf(
  { prefix, body }: { prefix: string; body: string },
  text: string,
  start: number,
  end: number,
): SecretKind {
  if (prefix.startsWith('-----'))
    return /clerk|jwt|jwk|template/i.test(nameBefore(text, start)) ? 'jwt-signing-key' : 'private-key'
  if (prefix === 'whsec_') return ownerOfSigningSecret(body, lineAround(text, start))
  if (/^(?:ak|mt|oat)_$/.test(prefix)) return 'clerk-machine-key'
  if (prefix.startsWith('rk_')) return 'stripe-secret-key'
  if (!prefix.startsWith('sk_')) return 'other-service-key'
  return ownerOfSecretKey(body, lineAround(text, start), around(text, start, end))
}

/**
 * Clerk and Stripe share the prefix. Stripe's body begins with 51 and has about 100 characters, or has 24
 * in accounts from before 2019; Clerk's has 40 to 50. The name beside it decides first, the publishable key beside
 * it last: Clerk's is the address of its frontend API.
 */
function ownerOfSecretKey(body: string, line: string, near: string): SecretKind {
  const clerk = /clerk/i.test(line)
  const stripe = /stripe/i.test(line)
  if (clerk !== stripe) return clerk ? 'clerk-secret-key' : 'stripe-secret-key'
  if (body.length >= 60 && body.startsWith('51')) return 'stripe-secret-key'
  if (body.length >= 40 && body.length <= 50) return 'clerk-secret-key'
  const beside = near.match(PUBLISHABLE) ?? []
  if (beside.length === 0) return 'clerk-or-stripe-secret-key'
  const clerks = beside.filter(decodesToFrontendApi).length
  if (clerks === 0) return 'stripe-secret-key'
  return clerks === beside.length ? 'clerk-secret-key' : 'clerk-or-stripe-secret-key'
}

/** Svix signs for Clerk with 24 bytes in base64; Stripe's command line makes 64 hexadecimal digits. */
function ownerOfSigningSecret(body: string, line: string): SecretKind {
  const stripe = /stripe|constructEvent/i.test(line) && !/clerk|svix/i.test(line)
  return stripe || /^[0-9a-f]{64}$/.test(body) ? 'stripe-signing-secret' : 'webhook-signing-secret'
}

function nameBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - 160), start)
}

function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - NEIGHBOURHOOD), end + NEIGHBOURHOOD)
}

/** The line at an offset, at most 200 characters to each side: minified code is one line. */
function lineAround(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 200), offset)
  const after = text.slice(offset, offset + 200)
  const end = after.indexOf('\n')
  return before.slice(before.lastIndexOf('\n') + 1) + (end === -1 ? after : after.slice(0, end))
}
