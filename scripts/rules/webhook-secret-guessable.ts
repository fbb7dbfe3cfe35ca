import type { Model } from '../access/model.ts'
import type { Observation } from '../access/effect.ts'
import type { Judgement } from '../access/judgement.ts'
import { literally } from '../access/set-later.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { findSecrets } from '../core/secret.ts'
import { placeOf } from '../project/lines.ts'
import { functionAround } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

type Told = Pick<Hit, 'message' | 'attack' | 'severity' | 'confidence'>

/**
 * A signature proves as much as its secret is secret. Svix refuses an empty one (standardwebhooks: "Secret can't be
 * empty."); a keyed hash takes it like any other, and Stripe's library did so for years.
 */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    for (const { kind, node } of seen(
      judgement,
      'secret-written',
      'secret-blank-used',
      'secret-blank-refused',
    )) {
      const line = node.getSourceFile().text.slice(node.getStart(), node.end)
      // A key of a known shape is what secret-in-source speaks of.
      if (kind === 'secret-written' && findSecrets(line).some(({ real }) => real)) continue
      if (kind === 'secret-blank-used' && !checksUnset(judgement, node)) continue
      yield { place: placeOf(node), ...told(kind, shown), endpoint: endpoint.id }
    }
  }
}

/** Does a deployment without the secret come as far as to check with it? It may ask for that very secret before. */
function checksUnset({ withoutSecrets }: Judgement, node: ts.Node): boolean {
  const reached = withoutSecrets().observations.some(
    each => each.kind === 'secret-blank-used' && each.node === node,
  )
  return reached || !asksFor(node)
}

/** `if (!secret) return …` in the function that checks with it. */
function asksFor(node: ts.Node): boolean {
  const secret = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.arguments?.[2] : undefined
  if (secret === undefined) return false
  return new RegExp(String.raw`!\s?${literally(secret.getText())}(?![\w.])`).test(
    functionAround(node).getText(),
  )
}

function told(kind: Observation['kind'], shown: string): Told {
  const forges = 'Signs invented events with the known secret, and the app takes them for genuine.'
  switch (kind) {
    case 'secret-blank-refused':
      return {
        message: `The ${shown} puts an empty text in the place of a missing signing secret, so a deployment that lacks it fails at each event instead of saying so.`,
        attack:
          'Nobody gets in, and no event does: users that are deleted, banned or removed at the sender go on living in the app.',
        severity: 'low',
        confidence: 'high',
      }
    case 'secret-blank-used':
      return {
        message: `The ${shown} checks signatures with an empty secret where the deployment lacks one.`,
        attack: `Finds a deployment without the secret (a preview, a new environment). ${forges}`,
        severity: 'medium',
        confidence: 'medium',
      }
    default:
      return {
        message: `The ${shown} checks signatures with a secret that stands in the source.`,
        attack: `Reads it in the source, or guesses it. ${forges}`,
        severity: 'high',
        confidence: 'high',
      }
  }
}

const rule: Rule<Model> = {
  id: 'webhook-secret-guessable',
  title: 'Webhook signature is checked with a guessable or empty secret',
  group: 'webhooks',
  severity: 'high',
  confidence: 'high',
  cwe: [1392, 321],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
