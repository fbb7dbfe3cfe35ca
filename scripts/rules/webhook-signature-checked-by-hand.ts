import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** Services that sign the time together with the body, so that an old delivery can be refused. */
const SIGN_THE_TIME = new Set(['Clerk', 'Stripe', 'Slack', 'Resend', 'Paddle'])
const ASKS_THE_TIME =
  /\bDate\.now\(|\bnew Date\(\)|\bdayjs\(\)|\bmoment\(\)|\bTemporal\.Now\b|\bperformance\.timeOrigin\b/

/**
 * What the libraries do besides the hash is easily forgotten: they compare in constant time, and refuse deliveries that
 * are older than five minutes (standardwebhooks: WEBHOOK_TOLERANCE_IN_SECONDS).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, sender, shown } of checkedReceivers(model)) {
    for (const { kind, node } of seen(judgement, 'hash-compared-openly', 'hash-compared-safely')) {
      const files = [node.getSourceFile(), endpoint.handler.getSourceFile()]
      const ageless =
        sender !== null && SIGN_THE_TIME.has(sender) && !files.some(({ text }) => ASKS_THE_TIME.test(text))
      const open = kind === 'hash-compared-openly'
      if (!open && !ageless) continue
      yield {
        place: placeOf(node),
        message: `The ${shown} checks the signature by hand, and ${[
          ...(open ? ['compares it by === instead of in constant time'] : []),
          ...(ageless ? ['accepts deliveries of any age'] : []),
        ].join(' and ')}.`,
        attack: ageless
          ? 'Sends a delivery again that was recorded once (a log, a proxy, a leaked request), as often and as late as wanted.'
          : 'Measures over many requests how much of a guessed signature was right, and so guesses it byte by byte.',
        severity: ageless ? 'medium' : 'low',
        confidence: ageless ? 'medium' : 'high',
        endpoint: endpoint.id,
      }
    }
  }
}

const rule: Rule<Model> = {
  id: 'webhook-signature-checked-by-hand',
  title: 'Hand-written signature check leaves out what libraries do',
  group: 'webhooks',
  severity: 'low',
  confidence: 'high',
  cwe: [208, 294],
  owasp: 'ASVS 11.2.4',
  since: 'any',
  check,
}

export default rule
