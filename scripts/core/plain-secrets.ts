import { changesLikeChance, looksRandom } from './randomness.ts'
import type { SecretKind } from './secret-owner.ts'
import { kindOf } from './secret-owner.ts'

/** A text of a secret's shape, at `[start, end)`. */
export interface PlainSecret {
  kind: SecretKind
  start: number
  end: number
  /** Where what it is known by begins: the name in front of a key that has no prefix. */
  from: number
  /** Prefix and four characters, safe to print. */
  shown: string
  live: boolean
  real: boolean
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
const PREFIXES =
  /[sr]k_(?:test|live)_|whsec_|\b(?:ak|mt|oat)_|\bsk-|\bgh[pousr]_|github_pat_|xox[abprs]-|AKIA|\bre_|PRIVATE KEY-----/

/**
 * Secrets that have no prefix, so the name in front must tell: `CLERK_ENCRYPTION_KEY`, and a signing secret, whose
 * `whsec_` Clerk's verifier does not ask for. Between name and value stand punctuation and a word or two of the
 * notation (`"value":`, `<string>`); the value stands alone between marks.
 */
const NAMED = new RegExp(
  [
    String.raw`(clerk[_.-]?(?:encryption[_.-]?key|webhook[_.-]?(?:signing[_.-]?)?secret|api[_.-]?key))(?![A-Za-z0-9_])`,
    String.raw`([^A-Za-z0-9]{1,16}(?:(?:key|value|string|was|is|atob|CLERK_[A-Z_]+)[^A-Za-z0-9]{1,16}){0,2})`,
    String.raw`((?:test_|live_)?[A-Za-z0-9+/_-]{32,128}={0,2})(?![A-Za-z0-9_./(:{$-])`,
  ].join(''),
  'gi',
)
const NAMES = /clerk[_.-]?(?:encryption|webhook|api)/i

/** Samples in the documentation of Svix and Stripe, without their prefix: whoever copies them gives nothing away. */
const PUBLISHED: ReadonlySet<string> = new Set([
  'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  'C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
  'plJ3nmyCDGBKInavdOK15jsl',
  '4eC39HqLyjWDarjtT1zdp7dc',
  'BQokikJOvBiI2HlWgH4olfQ2',
])

/** Secrets that stand in the text as their issuer writes them, stand-ins included (`real` tells), in order of place. */
export function plainSecrets(text: string): PlainSecret[] {
  const shaped = PREFIXES.test(text) ? shapedSecrets(text) : []
  const named = NAMES.test(text) ? namedSecrets(text) : []
  const free = named.filter(({ start, end }) => !shaped.some(each => each.start < end && start < each.end))
  return free.length === 0 ? shaped : [...shaped, ...free].toSorted((a, b) => a.start - b.start)
}

function shapedSecrets(text: string): PlainSecret[] {
  const found: PlainSecret[] = []
  for (const match of text.matchAll(SHAPES)) {
    const groups = match.slice(1)
    const at = groups.findIndex(group => group !== undefined)
    const prefix = groups[at]
    const body = groups[at + 1]
    if (prefix === undefined || body === undefined) continue
    const start = match.index
    const end = start + match[0].length
    const kind = kindOf({ prefix, body }, text, start, end)
    found.push({
      kind,
      start,
      end,
      from: start,
      shown: prefix.startsWith('-----') ? `${prefix}…` : `${prefix}${body.slice(0, 4)}…`,
      live: prefix.includes('live'),
      real: isReal(prefix, body),
    })
  }
  return found
}

function isReal(prefix: string, body: string): boolean {
  if (prefix.startsWith('-----')) return /[A-Za-z0-9+/]{32}/.test(body) && looksRandom(body.slice(0, 400))
  if (PUBLISHED.has(body) || !looksRandom(body)) return false
  switch (prefix) {
    case 'ak_':
    case 'mt_':
    case 'oat_':
      return mixesCasesAndDigits(body) && changesLikeChance(body)
    case 'sk_test_':
    case 'sk_live_':
      return changesLikeChance(body)
    default:
      return true
  }
}

function namedSecrets(text: string): PlainSecret[] {
  const found: PlainSecret[] = []
  for (const match of text.matchAll(NAMED)) {
    const [whole, name = '', , value = ''] = match
    const end = match.index + whole.length
    const kind = kindOfName(name)
    found.push({
      kind,
      start: end - value.length,
      end,
      from: match.index,
      shown: `${value.slice(0, 4)}…`,
      live: value.startsWith('live_'),
      real: isNamedSecret(kind, value),
    })
  }
  return found
}

function kindOfName(name: string): SecretKind {
  if (/encryption/i.test(name)) return 'clerk-encryption-key'
  return /webhook/i.test(name) ? 'webhook-signing-secret' : 'clerk-secret-key'
}

function isNamedSecret(kind: SecretKind, value: string): boolean {
  if (!looksRandom(value)) return false
  switch (kind) {
    case 'clerk-secret-key':
      // Keys from before 2022, when they began with the mode.
      return /^(?:test|live)_[A-Za-z0-9]{24,}$/.test(value) && changesLikeChance(value)
    case 'webhook-signing-secret':
      return /^[A-Za-z0-9+/]{32}$/.test(value) && mixesCasesAndDigits(value) && changesLikeChance(value)
    default:
      return /^[0-9a-f]{32,}$/i.test(value) || (mixesCasesAndDigits(value) && changesLikeChance(value))
  }
}

function mixesCasesAndDigits(body: string): boolean {
  return /[a-z]/.test(body) && /[A-Z]/.test(body) && /\d/.test(body)
}
