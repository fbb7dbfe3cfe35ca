import { unwrap } from '../endpoints/tree.ts'
import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** The first major of svix whose `verify` gives nothing back and only throws (svix 2.0: `verify(…): undefined`). */
const GIVES_NOTHING = 2

/** What svix 1 gave back was the event. Since 2.0 the same line makes it undefined, for genuine events too. */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    for (const { node } of seen(judgement, 'checked-by-svix')) {
      const installed = model.project.appOf(node.getSourceFile().fileName).version('svix')
      if (!installed || installed.major === null || installed.major < GIVES_NOTHING || !isUsed(node)) continue
      yield {
        place: placeOf(node),
        message: `The ${shown} takes what verify() of svix ${installed.version ?? GIVES_NOTHING} gives back for the event, and it gives nothing.`,
        attack:
          'Waits: each genuine event fails, users that were deleted or banned go on living in the app, and the usual repair (reading the body apart from the check) may lose the check.',
        endpoint: endpoint.id,
      }
    }
  }
}

/** Does somebody read what the call gives? A fallback (`verify(…) ?? JSON.parse(body)`) expects nothing of it. */
function isUsed(call: ts.Node): boolean {
  let node = call
  while (ts.isExpression(node.parent) && unwrap(node.parent) === unwrapped(call)) node = node.parent
  const { parent } = node
  if (ts.isAwaitExpression(parent)) return isUsed(parent)
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || ts.isArrowFunction(parent))
    return false
  if (!ts.isBinaryExpression(parent)) return true
  return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === node
}

function unwrapped(node: ts.Node): ts.Node {
  return ts.isExpression(node) ? unwrap(node) : node
}

const rule: Rule<Model> = {
  id: 'webhook-event-undefined',
  title: 'Webhook reads an event that svix 2 never gives',
  group: 'webhooks',
  severity: 'medium',
  confidence: 'high',
  cwe: [252],
  owasp: 'API8:2023',
  since: 'svix 2.0.0',
  check,
}

export default rule
