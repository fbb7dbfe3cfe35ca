import type { Model } from '../access/model.ts'
import type { Reached } from '../access/judgement.ts'
import type { Effect } from '../access/effect.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { checkedReceivers } from './webhooks/receivers.ts'

/** Packages that send what cannot be taken back. */
const SENDS =
  /^(resend|nodemailer|postmark|mailgun\.js|plunk|@plunk\/|loops|twilio|web-push|@sendgrid\/|@mailchimp\/|@novu\/|@knocklabs\/|@aws-sdk\/client-ses)/
const PAYS = /^(stripe|braintree|razorpay|@paypal\/|@paddle\/|@lemonsqueezy\/|@polar-sh\/)/
const CREATES = /\.(create|send|transfer|refund|charge|capture)\w*$/
/** `credits: { increment: 10 }`, `$inc: { credits: 10 }`, sql`${users.credits} + 10`. */
const ADDS = /\b(increment|decrement)\s*[:(]|\$inc\b|\.h?incrby\b|sql`[^`]*[+-]\s*[$\d]/i
/** What tells one delivery or one event from another. */
const DELIVERY = /^headers\.(svix|webhook)-id$|^(event|body)(\.id|\.data\.id|\.data\.object\.id)?$/

/**
 * A delivery is repeated after every answer that is not 2xx or never comes, and can be replayed by hand
 * (https://clerk.com/docs/guides/development/webhooks/overview#retry). What only adds or sends happens for each of them.
 */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    const found = repeated(judgement.asSender())
    if (!found) continue
    const { effect, what } = found
    yield {
      place: placeOf(effect.node),
      message: `The ${shown} ${what} (${effect.what}) each time the same event is delivered.`,
      attack:
        'Needs no attacker: the sender repeats a delivery that was answered late or not at all. Whoever can make the handler fail after this step (a bad address, a long name) has it repeated for days.',
      severity: what === ADDED ? 'medium' : 'low',
      endpoint: endpoint.id,
      related: effect.trace
        .slice(0, -1)
        .map(({ file, line, note }) => ({ file, line, column: 1, endLine: line, endColumn: 1, note })),
    }
  }
}

const ADDED = 'adds to a stored number'

/** The first effect that a second delivery repeats, where nothing before it can have noticed the first one. */
function repeated({ effects }: Reached): { effect: Effect; what: string } | undefined {
  for (const effect of effects) {
    if (effect.doubts.length > 0) return undefined
    const what = repeats(effect)
    if (what !== undefined) return { effect, what }
    // A look-up may have found the first delivery, and a plain insert refuses a second row of the same key.
    if (noticesFirst(effect)) return undefined
  }
  return undefined
}

function repeats(effect: Effect): string | undefined {
  const module = String(effect.module)
  const text = wholeChain(effect.node).getText()
  if (/idempoten/i.test(text)) return undefined
  if (SENDS.test(module) && effect.kind === 'service') return 'sends a message'
  if (PAYS.test(module) && CREATES.test(effect.what)) return 'creates something that is paid for'
  return effect.kind === 'write' && ADDS.test(text) && !byDelivery(effect) ? ADDED : undefined
}

function noticesFirst(effect: Effect): boolean {
  if (effect.kind === 'read') return true
  return (
    effect.kind === 'call' ||
    /\.(create|insert|s?add|set|lock|acquire)\w*$/i.test(effect.what) ||
    byDelivery(effect)
  )
}

/** Is it bound to the one delivery, so that a second one finds nothing to change? */
function byDelivery({ chosen }: Effect): boolean {
  return chosen.some(
    ({ name, from }) =>
      /event|delivery|svix|message|processed/i.test(name) && from.inputs.some(each => DELIVERY.test(each)),
  )
}

/** `db.update(users).set(…).where(…)`, whole: the effect stands at one of its steps. */
function wholeChain(node: ts.Node): ts.Node {
  let whole = node
  while (
    (ts.isPropertyAccessExpression(whole.parent) || ts.isCallExpression(whole.parent)) &&
    whole.parent.expression === whole
  )
    whole = whole.parent
  return whole
}

const rule: Rule<Model> = {
  id: 'webhook-repeats-on-redelivery',
  title: 'Webhook repeats its work when an event is delivered again',
  group: 'webhooks',
  severity: 'low',
  confidence: 'medium',
  cwe: [837],
  owasp: 'API6:2023',
  since: 'any',
  check,
}

export default rule
