import type { Model } from '../access/model.ts'
import type { TextEdit } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { mendedOr } from '../fixes/by-hand.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { olderName, READ } from './webhooks/misnamed.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** The check reads one name, and the app sets another: each event is refused, the genuine ones too. */
function* check(model: Model): Iterable<Hit> {
  let named: string | null | undefined
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    const [at] = seen(judgement, 'secret-by-its-name')
    if (!at) continue
    if (named === undefined) named = olderName(model.project)
    if (named === null) return
    yield {
      place: placeOf(at.node),
      message: `The ${shown} is verified with ${READ}, and the app sets ${named}: every event is refused.`,
      attack:
        'Waits: users that were deleted, banned or removed go on living in the app, and the usual repair (leaving the check out) lets everybody in.',
      endpoint: endpoint.id,
      fix: mendedOr(
        `Verify with ${named}, which is set`,
        handedOver(at.node, named),
        `Rename ${named} to ${READ} wherever it is set and read.`,
      ),
    }
  }
}

/** `verifyWebhook(request, { signingSecret: … })`: what is deployed goes on as it is. */
function handedOver(check: ts.Node, name: string): TextEdit[] | undefined {
  if (!ts.isCallExpression(check)) return undefined
  const [request, ...more] = check.arguments
  if (request === undefined || more.length > 0) return undefined
  const text = `, { signingSecret: process.env.${name} }`
  return [{ file: check.getSourceFile().fileName, start: request.end, end: request.end, text }]
}

const rule: Rule<Model> = {
  id: 'webhook-secret-misnamed',
  title: 'Webhook secret is set under a name that nobody reads',
  group: 'webhooks',
  severity: 'medium',
  confidence: 'medium',
  cwe: [15],
  owasp: 'API8:2023',
  since: '@clerk/backend 1.26.0',
  check,
}

export default rule
