import type { SecretKind } from '../../core/secret-owner.ts'
import type { FoundSecret } from '../../core/secret.ts'
import type { Confidence, Severity } from '../../core/vocabulary.ts'

/** Keys of other services have scanners of their own; Stripe's are here because they share Clerk's prefix. */
const KINDS: readonly SecretKind[] = [
  'clerk-secret-key',
  'clerk-or-stripe-secret-key',
  'stripe-secret-key',
  'webhook-signing-secret',
  'stripe-signing-secret',
  'clerk-machine-key',
  'clerk-encryption-key',
  'jwt-signing-key',
]

/** Places where invented keys of the right shape are common. */
const TEST_FILE =
  /(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|fixtures|cypress|playwright)\/|\.(?:test|spec|stories)\.[cm]?[jt]sx?$/
const DOCUMENT = /\.(?:mdx?|txt|rst|adoc)$/i

/** Is it a real key of a kind that these rules speak of? */
export function isReported({ kind, real }: FoundSecret): boolean {
  return real && KINDS.includes(kind)
}

/** How bad a key is in a file, and how sure it is one. */
export function weighKey(file: string, secret: FoundSecret): { severity: Severity; confidence: Confidence } {
  const test = TEST_FILE.test(file)
  if (secret.live) return { severity: 'critical', confidence: test ? 'medium' : 'high' }
  if (test) return { severity: 'low', confidence: 'low' }
  return { severity: 'high', confidence: DOCUMENT.test(file) ? 'medium' : 'high' }
}

/** What a reader calls it, with what may be shown of it. */
export function described({ label, shown, disguise }: FoundSecret): string {
  return disguise === null ? `${label} ${shown}` : `${label} ${shown} (${disguise})`
}

/** What follows from knowing a key of this kind: the end of a sentence. */
export function useOf(kind: SecretKind): string {
  switch (kind) {
    case 'webhook-signing-secret':
    case 'stripe-signing-secret':
      return 'signs webhook events of any content'
    case 'stripe-secret-key':
      return 'acts on the Stripe account'
    case 'clerk-machine-key':
      return 'calls the API as the machine or user that the key stands for'
    case 'clerk-encryption-key':
      return 'reads or forges the keys that the middleware hands to the handlers'
    case 'jwt-signing-key':
      return "signs tokens of any content for whoever trusts the template's key"
    case 'clerk-secret-key':
    case 'clerk-or-stripe-secret-key':
    case 'other-service-key':
    case 'private-key':
      return 'reads, changes or impersonates every user through the Backend API'
  }
}
