import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { byHand } from '../fixes/by-hand.ts'
import { withoutPayload } from '../fixes/webhook-log.ts'
import { placeOf } from '../project/lines.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** Services whose events are about people: what others send (a push, a finished prediction) is not known to be. */
const ABOUT_PEOPLE = new Set(['Clerk', 'Stripe', 'Lemon Squeezy', 'Paddle', 'Polar'])

/** Events carry names, addresses, telephone numbers and private metadata; a log keeps them for whoever reads logs. */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, sender, shown } of checkedReceivers(model)) {
    if (sender === null || !ABOUT_PEOPLE.has(sender)) continue
    const [first, ...others] = seen(judgement, 'payload-logged')
    if (!first) continue
    const title = `Keep the events of the ${shown} out of the log`
    const nodes = [first, ...others].map(({ node }) => node)
    yield {
      place: placeOf(first.node),
      message: `The ${shown} writes the event to the log, with the personal data in it.`,
      attack:
        'Reads the logs (or the log service, or a copy of them) and has the names, addresses and metadata of every user.',
      endpoint: endpoint.id,
      related: others.map(({ node }) => ({ ...placeOf(node), note: 'is logged here too' })),
      fix:
        withoutPayload(nodes, title) ??
        byHand(title, `In ${endpoint.file}, log the event's type and id, and nothing else of it.`),
    }
  }
}

const rule: Rule<Model> = {
  id: 'webhook-payload-logged',
  title: 'Webhook writes personal data of its events to the log',
  group: 'webhooks',
  severity: 'low',
  confidence: 'high',
  cwe: [532],
  owasp: 'ASVS 16.2.5',
  since: 'any',
  check,
}

export default rule
