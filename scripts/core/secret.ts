import { secretsInBase64, secretsInPieces } from './disguised-secrets.ts'
import type { PlainSecret } from './plain-secrets.ts'
import { plainSecrets } from './plain-secrets.ts'
import type { SecretKind } from './secret-owner.ts'

/**
 * What a secret looks like, by its text alone: the audit looks for it, and every output is passed through
 * {@link redact}. Formats of Clerk's keys: https://clerk.com/docs/guides/secure/rotate-api-keys and the
 * prefixes that its backend SDK tests tokens by.
 */
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
  /** How it is written down, where not as one piece of plain text. */
  disguise: 'in pieces' | 'in base64' | null
}

const LABELS: Record<SecretKind, string> = {
  'clerk-secret-key': 'Clerk secret key',
  'clerk-or-stripe-secret-key': 'secret key of Clerk or Stripe',
  'stripe-secret-key': 'Stripe secret key',
  'webhook-signing-secret': 'webhook signing secret',
  'stripe-signing-secret': 'webhook signing secret of Stripe',
  'clerk-machine-key': 'Clerk API key or machine token',
  'clerk-encryption-key': 'Clerk encryption key',
  'jwt-signing-key': 'private key for signing tokens',
  'other-service-key': 'key of another service',
  'private-key': 'private key',
}

/** Every text of a secret's shape, stand-ins included (`real` tells). In order of place; no two share a character. */
export function findSecrets(text: string): FoundSecret[] {
  const found = [
    ...plainSecrets(text).map(secret => named(secret, null)),
    ...secretsInPieces(text).map(secret => named(secret, 'in pieces')),
    ...secretsInBase64(text).map(secret => named(secret, 'in base64')),
  ]
  if (found.length < 2) return found
  const apart: FoundSecret[] = []
  for (const secret of found.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last === undefined || last.end <= secret.start) apart.push(secret)
    else if (tellsMore(secret, last)) apart[apart.length - 1] = secret
  }
  return apart
}

/** A key in pieces is known whole; its first piece alone may have the shape of a key, too. */
function tellsMore(one: FoundSecret, other: FoundSecret): boolean {
  if (one.real !== other.real) return one.real
  return one.end - one.start > other.end - other.start
}

function named({ from: _from, ...secret }: PlainSecret, disguise: FoundSecret['disguise']): FoundSecret {
  return { ...secret, label: LABELS[secret.kind], disguise }
}

const CREDENTIALS_IN_URL = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/?#@'"`]{0,200}:)([^\s@/'"`]{3,200})(?=@)/gi
const JSON_WEB_TOKEN = /\beyJ[\w-]{10,4000}\.[\w-]{10,4000}\.[\w-]{10,4000}/g
/** A token stands among words that dots join; looked for first, since each of them is read once. */
const DOTTED = /(?<![\w-])[\w-]+(?:\.[\w-]+){2,}/g

/**
 * The text with every secret cut to its prefix and four characters. Reaches further than
 * {@link findSecrets}: stand-ins, passwords in URLs and tokens go too, since printing less costs nothing.
 */
export function redact(text: string): string {
  const pieces: string[] = []
  let last = 0
  for (const { start, end, shown } of findSecrets(text)) {
    pieces.push(text.slice(last, start), shown)
    last = end
  }
  let out = pieces.length === 0 ? text : [...pieces, text.slice(last)].join('')
  if (out.includes('://')) out = out.replace(CREDENTIALS_IN_URL, '$1…')
  if (!out.includes('eyJ')) return out
  return out.replace(DOTTED, words => words.replace(JSON_WEB_TOKEN, token => `${token.slice(0, 4)}…`))
}
