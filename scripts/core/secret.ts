/**
 * What a secret looks like, by its text alone: the audit looks for it, and every output is passed through
 * {@link redact}. Formats of Clerk's keys: https://clerk.com/docs/guides/secure/rotate-api-keys and the
 * prefixes that its backend SDK tests tokens by.
 */

export type SecretKind =
  | 'clerk-secret-key'
  | 'clerk-or-stripe-secret-key'
  | 'stripe-secret-key'
  | 'webhook-signing-secret'
  | 'clerk-machine-key'
  | 'other-service-key'
  | 'private-key'

export interface FoundSecret {
  kind: SecretKind
  /** What a reader calls it: `Clerk secret key`. */
  label: string
  /** `[start, end)`, UTF-16 offsets from 0 into the text. */
  start: number
  end: number
  /** Prefix and four characters, safe to print. */
  shown: string
  /** Does it open a production instance (`sk_live_`)? */
  live: boolean
  /** False for `sk_test_xxx`, `whsec_your_secret` and other stand-ins. */
  real: boolean
}

const LABELS: Record<SecretKind, string> = {
  'clerk-secret-key': 'Clerk secret key',
  'clerk-or-stripe-secret-key': 'secret key of Clerk or Stripe',
  'stripe-secret-key': 'Stripe secret key',
  'webhook-signing-secret': 'webhook signing secret',
  'clerk-machine-key': 'Clerk API key or machine token',
  'other-service-key': 'key of another service',
  'private-key': 'private key',
}

/** One pass finds them all. Each shape has two groups: its prefix, and what must stay unseen. */
const SHAPES = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9_])(?:`,
    String.raw`((?:sk|rk)_(?:test|live)_)([A-Za-z0-9]{16,})`,
    String.raw`|(whsec_)([A-Za-z0-9+/_-]{16,}={0,2})`,
    String.raw`|((?:ak|mt|oat)_)([A-Za-z0-9]{24,})`,
    String.raw`|(sk-(?:proj-|ant-)?|gh[pousr]_|github_pat_|xox[abprs]-|AKIA|re_(?=[A-Za-z0-9]{8}_))((?=[A-Za-z_-]{0,400}\d)[A-Za-z0-9_-]{16,400})`,
    String.raw`|(-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----)([A-Za-z0-9+/=\s\\]{32,})`,
    String.raw`)`,
  ].join(''),
  'g',
)

/** Looked for before the expensive pass: a text without any of these holds no secret of a known shape. */
export const SECRET_PREFIX =
  /[sr]k_(?:test|live)_|whsec_|\b(?:ak|mt|oat)_|\bsk-|\bgh[pousr]_|github_pat_|xox[abprs]-|AKIA|\bre_|PRIVATE KEY-----/

const CREDENTIALS_IN_URL = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/?#@'"`]{0,200}:)([^\s@/'"`]{3,200})(?=@)/gi
const JSON_WEB_TOKEN = /\beyJ[\w-]{10,4000}\.[\w-]{10,4000}\.[\w-]{10,4000}/g

/** Words that people write where a key belongs. Four letters in a row are too rare in a random key to matter. */
const STAND_IN =
  /x{4}|your|exam?ple|placehold|dummy|fake|sample|insert|change[_-]?me|replace|redact|secret|mykey|\.\.\.|\*{3}|<|todo|foobar|1234|abcd|0000/i

/** Every text of a secret's shape, stand-ins included (`real` tells). In order of place. */
export function findSecrets(text: string): FoundSecret[] {
  if (!SECRET_PREFIX.test(text)) return []
  const found: FoundSecret[] = []
  for (const match of text.matchAll(SHAPES)) {
    const groups = match.slice(1)
    const at = groups.findIndex(group => group !== undefined)
    const prefix = groups[at]
    const body = groups[at + 1]
    if (prefix === undefined || body === undefined) continue
    const kind = kindOf(prefix, body, lineAround(text, match.index))
    found.push({
      kind,
      label: LABELS[kind],
      start: match.index,
      end: match.index + match[0].length,
      shown: kind === 'private-key' ? `${prefix}…` : `${prefix}${body.slice(0, 4)}…`,
      live: prefix.includes('live'),
      real: looksRandom(body) && (kind !== 'clerk-machine-key' || mixesCasesAndDigits(body)),
    })
  }
  return found
}

/**
 * The text with every secret cut to its prefix and four characters. Reaches further than
 * {@link findSecrets}: stand-ins, passwords in URLs and tokens go too, since printing less costs nothing.
 */
export function redact(text: string): string {
  let out = text
  if (SECRET_PREFIX.test(text)) {
    for (const secret of findSecrets(text).reverse()) {
      out = out.slice(0, secret.start) + secret.shown + out.slice(secret.end)
    }
  }
  if (out.includes('://')) out = out.replace(CREDENTIALS_IN_URL, '$1…')
  return out.includes('eyJ') ? out.replace(JSON_WEB_TOKEN, token => `${token.slice(0, 4)}…`) : out
}

/**
 * Could a machine have drawn these characters? False for words, patterns, repetitions and anything short:
 * the measure that tells a key from the stand-in of a tutorial.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || STAND_IN.test(value)) return false
  // Words have one case and no digit; in a random key of 16 characters that is next to impossible.
  if (!/\d/.test(value) && !(/[a-z]/.test(value) && /[A-Z]/.test(value))) return false
  if (longestPattern(value) >= 5) return false
  return entropy(value) >= Math.min(3.5, Math.log2(value.length) - 0.9)
}

function kindOf(prefix: string, body: string, line: string): SecretKind {
  if (prefix.startsWith('-----')) return 'private-key'
  if (prefix === 'whsec_') return 'webhook-signing-secret'
  if (/^(?:ak|mt|oat)_$/.test(prefix)) return 'clerk-machine-key'
  if (prefix.startsWith('rk_')) return 'stripe-secret-key'
  if (!prefix.startsWith('sk_')) return 'other-service-key'
  return ownerOfSecretKey(body, line)
}

/**
 * Clerk and Stripe share the prefix. Stripe's body begins with 51 and has about 100 characters, or has 24
 * in accounts from before 2019; Clerk's has 40 to 50. The name beside it decides first.
 */
function ownerOfSecretKey(body: string, line: string): SecretKind {
  const clerk = /clerk/i.test(line)
  const stripe = /stripe/i.test(line)
  if (clerk !== stripe) return clerk ? 'clerk-secret-key' : 'stripe-secret-key'
  if (body.length >= 60 && body.startsWith('51')) return 'stripe-secret-key'
  if (body.length >= 40 && body.length <= 50) return 'clerk-secret-key'
  return 'clerk-or-stripe-secret-key'
}

/** The line at an offset, at most 200 characters to each side: minified code is one line. */
function lineAround(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 200)
  const end = text.indexOf('\n', offset)
  return text.slice(from, Math.min(end === -1 ? text.length : end, offset + 200))
}

function mixesCasesAndDigits(body: string): boolean {
  return /[a-z]/.test(body) && /[A-Z]/.test(body) && /\d/.test(body)
}

/** Length of the longest run of equal characters or of neighbours in the alphabet. */
function longestPattern(value: string): number {
  let longest = 1
  let run = 1
  let step = Number.NaN
  for (let i = 1; i < value.length; i++) {
    const here = value.charCodeAt(i) - value.charCodeAt(i - 1)
    run = here === step && Math.abs(here) <= 1 ? run + 1 : Math.abs(here) <= 1 ? 2 : 1
    step = here
    if (run > longest) longest = run
  }
  return longest
}

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) {
    const share = count / value.length
    bits -= share * Math.log2(share)
  }
  return bits
}
