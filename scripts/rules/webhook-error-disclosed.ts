import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { byHand } from '../fixes/by-hand.ts'
import { withoutError } from '../fixes/webhook-answer.ts'
import { placeOf } from '../project/lines.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** Whoever posts to a webhook is a stranger until the signature holds, and the answer tells it what went wrong inside. */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    const [first, ...others] = seen(judgement, 'error-told')
    if (!first) continue
    const title = `Answer for the ${shown} without the text of the error`
    const mended = [first, ...others].map(({ node }) => withoutError(node, title))
    yield {
      place: placeOf(first.node),
      message: `The ${shown} answers with the text or the object of an error that it caught.`,
      attack:
        'Posts malformed events and learns from the answers how they are checked, and where the same catch covers the work: what the database said.',
      endpoint: endpoint.id,
      related: others.map(({ node }) => ({ ...placeOf(node), note: 'and here' })),
      fix: mended.every(fix => fix !== undefined)
        ? {
            title,
            safety: 'safe',
            edits: mended.flatMap(({ edits }) => edits),
            create: [],
            install: [],
            remains: [],
          }
        : byHand(title, `In ${endpoint.file}, answer with fixed words, and log the error instead.`),
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
