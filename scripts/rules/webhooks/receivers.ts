import type { Judgement, Reached } from '../../access/judgement.ts'
import type { Model } from '../../access/model.ts'
import type { Effect, Observation } from '../../access/effect.ts'
import { looksLikeWebhook, senderOf } from '../../access/webhook.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'

/** An endpoint that receives another service's events. */
export interface Receiver {
  endpoint: EntryPoint
  judgement: Judgement
  /** The service, where it can be told. */
  sender: string | null
  /** `Stripe webhook /api/webhooks/stripe` */
  shown: string
}

/** Every webhook of the app, verified or not. */
export function* receivers(model: Model): Iterable<Receiver> {
  for (const endpoint of model.endpoints) {
    const judgement = model.judge(endpoint)
    if (!looksLikeWebhook(endpoint, () => judgement.asSender().effects)) continue
    const sender = senderOf(endpoint)
    const shown = `${sender === null ? '' : `${sender} `}webhook ${endpoint.path ?? endpoint.id}`
    yield { endpoint, judgement, sender, shown }
  }
}

/** The webhooks that check who sent the event. */
export function* checkedReceivers(model: Model): Iterable<Receiver> {
  for (const receiver of receivers(model)) {
    const { access, anonymous } = receiver.judgement
    const told = access.state === 'webhook-verified' || access.guard?.kind === 'shared-secret'
    if (told || anonymous.observations.some(({ kind }) => kind === 'signature-checked')) yield receiver
  }
}

/** What was seen while a stranger called, and while the sender did. */
export function seen(judgement: Judgement, ...kinds: readonly Observation['kind'][]): readonly Observation[] {
  const all = [...judgement.anonymous.observations, ...judgement.asSender().observations]
  const first = new Map(all.filter(({ kind }) => kinds.includes(kind)).map(each => [each.node, each]))
  return [...first.values()].toSorted((a, b) => a.node.pos - b.node.pos)
}

/** Effects that a stranger has before the sender is checked, where the check then turns it away. */
export function effectsBeforeCheck({ all, observations, turnedAway }: Reached): readonly Effect[] {
  const checks = observations.filter(({ kind }) => kind === 'signature-checked')
  const stops = turnedAway.some(({ cause }) => cause.kind === 'signature' || cause.kind === 'shared-secret')
  if (checks.length === 0 || !stops) return []
  const first = Math.min(...checks.map(({ after }) => after))
  const certain = (effect: Effect) => !effect.void && effect.doubts.length === 0
  return all.slice(first).some(certain) ? [] : all.slice(0, first).filter(certain)
}
