import { optionOf } from '../access/named-calls.ts'
import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { unwrap } from '../endpoints/tree.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** Tokens that no browser of another site can have: those of machines. */
const MACHINE = /\b(m2m_token|api_key|oauth_token|machine_token)\b/

/**
 * Without `authorizedParties` a token is taken whatever page it was made for: a sibling subdomain that somebody else
 * controls has its own (docs: guides/development/deployment/production, authorizedParties).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { node, name } of model.namedCalls(['verifyToken', 'authenticateRequest'])) {
    // The one of @clerk/express takes all in one object.
    const options = node.arguments[1] ?? optionOf(node.arguments[0], 'options')
    if (options && !isLiteralWithout(options)) continue
    if (options && MACHINE.test(options.getText())) continue
    yield {
      place: placeOf(node.expression),
      message: `${name}() names no authorizedParties: it takes session tokens that were made for any origin of the instance.`,
      attack:
        'Takes over a forgotten subdomain, has its visitors sign in there, and sends the tokens that it gets to this app.',
    }
  }
}

/** Options that are put together elsewhere may name them. */
function isLiteralWithout(options: ts.Expression): boolean {
  const literal = unwrap(options)
  return (
    ts.isObjectLiteralExpression(literal) &&
    !literal.properties.some(ts.isSpreadAssignment) &&
    optionOf(literal, 'authorizedParties') === undefined
  )
}

const rule: Rule<Model> = {
  id: 'authorized-parties-missing',
  title: 'A token is verified without authorizedParties',
  group: 'session',
  severity: 'low',
  confidence: 'high',
  cwe: [346],
  owasp: 'ASVS V9.2.3',
  since: 'any',
  check,
}

export default rule
