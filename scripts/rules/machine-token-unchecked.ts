import { optionOf } from '../access/named-calls.ts'
import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { functionAround } from '../endpoints/tree.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

const ASKS = /\b(scopes?|tokenType|hasScope|requireScopes?|machineId|subject)\b/

/**
 * Keys and tokens of machines are authenticated whatever they were issued for: `isAuthenticated` is true, `has` always
 * false, and the scopes are the app's to check (docs: guides/development/machine-auth).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { node, name, client } of model.namedCalls([
    'auth',
    'getAuth',
    'protect',
    'authenticateRequest',
  ])) {
    const [accepts] = node.arguments.flatMap(
      each => optionOf(each, 'acceptsToken') ?? optionOf(each, 'token') ?? [],
    )
    if (client || !accepts || !takesMachines(accepts)) continue
    if (ASKS.test(withoutOption(functionAround(node).getText(), accepts.getText()))) continue
    yield {
      place: placeOf(accepts),
      message: `${name}() takes tokens of machines (${accepts.getText().slice(0, 60)}), and neither their kind nor their scopes are asked for.`,
      attack:
        'Has a key that was made to read one thing, and uses it for everything that this endpoint does.',
    }
  }
}

function takesMachines(accepts: ts.Expression): boolean {
  if (ts.isStringLiteralLike(accepts)) return accepts.text === 'any'
  return (
    ts.isArrayLiteralExpression(accepts) &&
    accepts.elements.some(each => ts.isStringLiteralLike(each) && each.text !== 'session_token')
  )
}

function withoutOption(text: string, option: string): string {
  return text.replace(option, '')
}

const rule: Rule<Model> = {
  id: 'machine-token-unchecked',
  title: 'Tokens of machines are taken without asking their scopes',
  group: 'session',
  severity: 'low',
  confidence: 'medium',
  cwe: [863],
  owasp: 'API5:2023',
  since: '@clerk/nextjs 6.21.0',
  check,
}

export default rule
