import type { Target } from '../subject.ts'

const WEBHOOKS = ['webhook-verified', 'webhook-unverified']

/** One that the audit knows for a webhook, or that checks something by hand at a path that says it is one. */
export function isWebhook({ endpoint: { access, method, path } }: Target): boolean {
  if (WEBHOOKS.includes(access.state)) return true
  const byHand = access.guard?.kind === 'signature' || access.guard?.kind === 'shared-secret'
  return byHand && method === 'POST' && /hook|svix|clerk/i.test(path ?? '')
}
