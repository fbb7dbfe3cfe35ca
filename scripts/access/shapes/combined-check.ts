import { ts } from '../../project/typescript.ts'
import { nodesIn, propertyName, unwrap } from '../../endpoints/tree.ts'
import { at, candidates, type Scope } from './look.ts'
import type { ShapeAnswer } from './shape.ts'

const CALL = /\b(?:has|protect|checkAuthorization)\s*\(/
const BESIDE = /^(?:unauthorizedUrl|unauthenticatedUrl|token)$/
const DIMENSIONS: readonly (readonly [name: string, keys: RegExp])[] = [
  ['membership', /^(?:role|permission)$/],
  ['billing', /^(?:feature|plan)$/],
  ['reverification', /^reverification$/],
]

/**
 * GHSA-w24r-5266-9c3c: one call that asks for several dimensions, and protect() with a check beside a redirect or a
 * token type in one object. A single parameter, role with permission, and the callback form were never affected.
 */
export function combinedCheck(scope: Scope): ShapeAnswer {
  let unread: ts.Node | undefined
  for (const source of candidates(scope, CALL)) {
    for (const node of nodesIn(source)) {
      if (!ts.isCallExpression(node) || !asks(node)) continue
      const [first] = node.arguments
      const asked = first && unwrap(first)
      if (asked === undefined || ts.isArrowFunction(asked) || ts.isFunctionExpression(asked)) continue
      if (!ts.isObjectLiteralExpression(asked)) {
        if (isAuthCheck(node)) unread ??= node
      } else if (several(asked, node)) return { state: 'present', at: at(node, 'asks for several things') }
    }
  }
  return unread
    ? { state: 'unknown', at: at(unread, 'asks for what is not written here') }
    : { state: 'absent' }
}

function asks(call: ts.CallExpression): boolean {
  return /^(?:has|protect|checkAuthorization)$/.test(nameOf(call))
}

function nameOf(call: ts.CallExpression): string {
  const callee = unwrap(call.expression)
  if (ts.isIdentifier(callee)) return callee.text
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : ''
}

/** `has(x)` of a Map or a Set is no question about a user: `auth.protect(x)` and a bare `has(x)` are. */
function isAuthCheck(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression)
  return ts.isIdentifier(callee) ? callee.text === 'has' : /^auth\b/.test(callee.getText())
}

function several(asked: ts.ObjectLiteralExpression, call: ts.CallExpression): boolean {
  const keys = asked.properties.flatMap(property =>
    property.name ? [propertyName(property.name) ?? ''] : [],
  )
  const dimensions = DIMENSIONS.filter(([, pattern]) => keys.some(key => pattern.test(key)))
  const beside = nameOf(call) === 'protect' && keys.some(key => BESIDE.test(key))
  return dimensions.length > 1 || (beside && dimensions.length > 0)
}
