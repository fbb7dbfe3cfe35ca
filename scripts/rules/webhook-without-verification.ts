import type { Judgement } from '../access/judgement.ts'
import type { Model } from '../access/model.ts'
import type { Effect } from '../access/effect.ts'
import { senderOf } from '../access/webhook.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { chain } from './reached/unguarded.ts'
import { worstEffect, worstOf } from './reached/worst.ts'
import { webhookFix } from './webhooks/fix.ts'
import { effectsBeforeCheck } from './webhooks/receivers.ts'

/**
 * A webhook's sender is known by its signature alone
 * (https://clerk.com/docs/guides/development/webhooks/overview#protect-your-webhooks-from-abuse).
 */
function* check(model: Model): Iterable<Hit> {
  for (const endpoint of model.endpoints) {
    const judgement = model.judge(endpoint)
    if (judgement.access.state !== 'webhook-unverified') continue
    // One mistake, one finding: webhook-verified-after-effect speaks of these.
    if (effectsBeforeCheck(judgement.anonymous).length > 0) continue
    const worst = worstEffect(judgement)
    const hit = worst ? open(endpoint, worst) : openWhereUnset(endpoint, judgement)
    if (!hit) continue
    const fix = worst && senderOf(endpoint) === 'Clerk' ? webhookFix(model.project, endpoint) : undefined
    yield fix === undefined ? hit : { ...hit, fix }
  }
}

function open(endpoint: EntryPoint, worst: Effect): Hit {
  const sender = senderOf(endpoint)
  const path = endpoint.path ?? endpoint.id
  return {
    place: linePlace(endpoint.file, endpoint.line),
    message: `The ${sender === null ? '' : `${sender} `}webhook ${path} does ${worst.what} without verifying ${sender === null ? 'who' : `that ${sender}`} sent the event.`,
    attack: `Posts an invented ${sender === null ? '' : `${sender} `}event to ${path}, and the app believes it (${worst.what}).`,
    endpoint: endpoint.id,
    related: chain(worst),
  }
}

/** The check is there, and is skipped wherever its secret is missing. */
function openWhereUnset(endpoint: EntryPoint, judgement: Judgement): Hit | undefined {
  const worst = worstOf(judgement.withoutSecrets().effects)
  if (!worst) return undefined
  const hit = open(endpoint, worst)
  const path = endpoint.path ?? endpoint.id
  return {
    ...hit,
    message: `The webhook ${path} checks the sender only where its secret is set, and does ${worst.what} unchecked where it is not.`,
    attack: `Posts an invented event to a deployment that lacks the secret (a preview, a new environment), and the app believes it (${worst.what}).`,
    severity: 'high',
    confidence: 'medium',
  }
}

const rule: Rule<Model> = {
  id: 'webhook-without-verification',
  title: 'Webhook acts on events without verifying their signature',
  group: 'webhooks',
  severity: 'critical',
  confidence: 'high',
  cwe: [345, 347],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
