import type { Model } from '../access/model.ts'
import type { TextEdit } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { mendedOr } from '../fixes/by-hand.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/**
 * A signature holds for ever: it is the signed time that ends it. Stripe's library refuses what is older than five
 * minutes unless it is told another age, and zero switches the question off (docs.stripe.com/webhooks, replay
 * attacks). Clerk's verifyWebhook, svix and standardwebhooks cannot be told: WEBHOOK_TOLERANCE_IN_SECONDS is theirs.
 */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    for (const { kind, node } of seen(judgement, 'age-raised', 'age-unasked')) {
      const ever = kind === 'age-unasked'
      yield {
        place: placeOf(node),
        message: `The ${shown} accepts deliveries ${ever ? 'of any age' : 'that are older than the five minutes that the library allows'}.`,
        attack: `Sends a delivery again that was recorded once (a log, a proxy, a leaked request), ${ever ? 'as often and as late as wanted' : 'as long as the raised age lets it in'}.`,
        severity: ever ? 'medium' : 'low',
        endpoint: endpoint.id,
        fix: mendedOr(
          'Refuse deliveries that are older than five minutes',
          usualAge(node),
          `Let the check in ${node.getSourceFile().fileName} refuse what is older than 300 seconds.`,
        ),
      }
    }
  }
}

/** 300 seconds in the place of the age: some releases ask for none at all where a header is checked without it. */
function usualAge(check: ts.Node): TextEdit[] | undefined {
  const age = ts.isCallExpression(check) ? check.arguments[3] : undefined
  if (age === undefined) return undefined
  return [{ file: age.getSourceFile().fileName, start: age.getStart(), end: age.end, text: '300' }]
}

const rule: Rule<Model> = {
  id: 'webhook-accepts-old-deliveries',
  title: 'Webhook accepts deliveries of any age',
  group: 'webhooks',
  severity: 'medium',
  confidence: 'high',
  cwe: [294],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
