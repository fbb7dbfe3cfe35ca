import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { functionAround } from '../endpoints/tree.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { noted } from './noted/noted.ts'
import { named } from './ownership/hit.ts'

/** The same function has the token verified too: then decoding reads what is known to be genuine. */
const VERIFIES = /\b(jwtVerify|verifyToken|verifyJwt|authenticateRequest|verifyIdToken|verify)\s*\(/

/** A token has three parts; a cookie that is parsed whole is none. */
const TAKES_APART = /\.split\(\s*['"`]\.['"`]/

function isParsing(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === 'JSON.parse'
}

/**
 * `decodeJwt`, its like, and a token that is taken apart by hand read claims and check no signature: whoever sends the token writes them
 * (docs: guides/sessions/manual-jwt-verification).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { node, endpoints } of noted(model, 'decoded-token')) {
    const code = functionAround(node).getText()
    if (VERIFIES.test(code) || (isParsing(node) && !TAKES_APART.test(code))) continue
    const [first] = endpoints
    yield {
      place: placeOf(node),
      message: `${named(endpoints)} reads the claims of a token that the caller sends, and nothing verifies its signature.`,
      attack: "Writes a token by hand with somebody else's sub or with a role, and sends it.",
      ...(first ? { endpoint: first.id } : {}),
    }
  }
}

const rule: Rule<Model> = {
  id: 'token-only-decoded',
  title: 'Claims of a token are read without verifying it',
  group: 'session',
  severity: 'high',
  confidence: 'medium',
  cwe: [347],
  owasp: 'API2:2023',
  since: 'any',
  check,
}

export default rule
