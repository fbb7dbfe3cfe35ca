import type { Passage } from '../access/middleware/verdict.ts'
import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { checkedReceivers, type Receiver } from './webhooks/receivers.ts'

type Denied = Extract<Passage, { kind: 'denied' }>

/**
 * A service signs in nowhere. Where the middleware asks it to, no event arrives, and whoever looks for the cause tends
 * to open more than the one path (https://clerk.com/docs/guides/development/webhooks/debugging).
 */
function* check(model: Model): Iterable<Hit> {
  const shut = new Map<string, { passage: Denied; receivers: Receiver[] }>()
  for (const receiver of checkedReceivers(model)) {
    const { passage } = receiver.judgement
    if (passage?.kind !== 'denied' || (passage.guard !== 'session' && passage.guard !== 'permission'))
      continue
    const key = `${passage.step.file}:${passage.step.line}`
    const known = shut.get(key) ?? { passage, receivers: [] }
    known.receivers.push(receiver)
    shut.set(key, known)
  }
  for (const { passage, receivers } of shut.values()) yield hit(passage, receivers)
}

function hit({ step }: Denied, receivers: readonly Receiver[]): Hit {
  const [only, second] = receivers
  const endpoint = second === undefined ? only?.endpoint.id : undefined
  return {
    place: linePlace(step.file, step.line),
    message: `The middleware asks for a session at the ${receivers.map(({ shown }) => shown).join(' and the ')}, so no event ever arrives there.`,
    attack: `Waits: ${LEFT[receivers.some(({ sender }) => sender === 'Clerk') ? 'users' : 'events']}, and the usual repair (opening every path under /api) lets everybody in.`,
    ...(endpoint === undefined ? {} : { endpoint }),
    related: receivers.map(each => ({
      ...linePlace(each.endpoint.file, each.endpoint.line),
      note: 'checks a signature, and is never reached by its sender',
    })),
  }
}

/** What goes on as if nothing had happened. */
const LEFT = {
  users: 'users that were deleted, banned or removed from an organisation keep what they had in the app',
  events: 'what the sender takes back (a payment, a subscription, a file) stays as it is in the app',
} as const

const rule: Rule<Model> = {
  id: 'webhook-behind-sign-in',
  title: 'Middleware asks the sender of a webhook to sign in',
  group: 'webhooks',
  severity: 'medium',
  confidence: 'high',
  cwe: [670],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
