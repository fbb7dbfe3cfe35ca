import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** Whoever posts to a webhook is a stranger until the signature holds, and the answer tells it what went wrong inside. */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    const [first, ...others] = seen(judgement, 'error-told')
    if (!first) continue
    yield {
      place: placeOf(first.node),
      message: `The ${shown} answers with the text or the object of an error that it caught.`,
      attack:
        'Posts malformed events and learns from the answers how they are checked, and where the same catch covers the work: what the database said.',
      endpoint: endpoint.id,
      related: others.map(({ node }) => ({ ...placeOf(node), note: 'and here' })),
    }
  }
}

const rule: Rule<Model> = {
  id: 'webhook-error-disclosed',
  title: 'Webhook answers strangers with the error it caught',
  group: 'webhooks',
  severity: 'low',
  confidence: 'high',
  cwe: [209],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
