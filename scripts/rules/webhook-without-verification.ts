import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import { chain, worstEffect } from './reached/unguarded.ts'
import { webhookFix } from './webhooks/fix.ts'

/**
 * A webhook's sender is known by its signature alone
 * (https://clerk.com/docs/guides/development/webhooks/overview#protect-your-webhooks-from-abuse).
 */
function* check(model: Model): Iterable<Hit> {
  for (const endpoint of model.endpoints) {
    const judgement = model.judge(endpoint)
    if (judgement.access.state !== 'webhook-unverified') continue
    const worst = worstEffect(judgement)
    if (!worst) continue
    const fix = webhookFix(model.project, endpoint)
    yield {
      place: linePlace(endpoint.file, endpoint.line),
      message: `The webhook ${endpoint.path ?? endpoint.id} does ${worst.what} without verifying who sent the event.`,
      attack: `Posts an invented event to ${endpoint.path ?? endpoint.id}, and the app believes it (${worst.what}).`,
      endpoint: endpoint.id,
      related: chain(worst),
      ...(fix === undefined ? {} : { fix }),
    }
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
  check,
}

export default rule
