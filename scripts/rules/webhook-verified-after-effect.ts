import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { chain } from './reached/unguarded.ts'
import { worstOf } from './reached/worst.ts'
import { effectsBeforeCheck, receivers } from './webhooks/receivers.ts'

/**
 * A check that comes after the work turns nobody away in time
 * (https://clerk.com/docs/guides/development/webhooks/overview#protect-your-webhooks-from-abuse).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of receivers(model)) {
    if (judgement.access.state !== 'webhook-unverified') continue
    const worst = worstOf(effectsBeforeCheck(judgement.anonymous))
    if (!worst) continue
    yield {
      place: placeOf(worst.node),
      message: `The ${shown} does ${worst.what} before it verifies who sent the event.`,
      attack: `Posts an invented event: it is refused in the end, and ${worst.what} has happened.`,
      severity: worst.kind === 'read' ? 'medium' : 'high',
      endpoint: endpoint.id,
      related: chain(worst),
    }
  }
}

const rule: Rule<Model> = {
  id: 'webhook-verified-after-effect',
  title: 'Webhook acts before it verifies the signature',
  group: 'webhooks',
  severity: 'high',
  confidence: 'high',
  cwe: [696, 345],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
