import { ts } from '../../project/typescript.ts'
import { nodesIn, unwrap } from '../../endpoints/tree.ts'
import { modulesFrom } from '../browser/imports.ts'
import { at, candidates, type Scope } from './look.ts'
import type { ShapeAnswer } from './shape.ts'

/**
 * GHSA-vqx2-fgx2-5wq9: a crafted path matches no pattern. That opens a list of what is protected and closes a list
 * of what is public, so the negated matcher (`!isPublic(req)`) and the early return (`if (isPublic(req)) return`)
 * are the shapes that the advisory calls not exploitable.
 */
export function routeMatcher(scope: Scope): ShapeAnswer {
  const inFront = ofTheMiddleware(scope)
  const answer = askedIn(inFront)
  if (answer.state !== 'absent' || inFront === scope) return answer
  // What the middleware loads may not all be seen: a matcher elsewhere is dead, or is the one.
  const elsewhere = askedIn(scope)
  return elsewhere.state === 'present' ? { ...elsewhere, state: 'unknown' } : elsewhere
}

function askedIn(scope: Scope): ShapeAnswer {
  const names = new Map<string, ts.Node>()
  for (const source of candidates(scope, /\bcreateRouteMatcher\s*\(/)) {
    for (const node of nodesIn(source)) {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) continue
      const made = unwrap(node.initializer)
      if (ts.isCallExpression(made) && calleeName(made) === 'createRouteMatcher')
        names.set(node.name.text, node)
    }
  }
  const [first] = names.values()
  if (first === undefined) return { state: 'absent' }
  const used = new Set<string>()
  for (const source of candidates(scope, new RegExp(`\\b(?:${[...names.keys()].join('|')})\\s*\\(`))) {
    for (const node of nodesIn(source)) {
      const name = ts.isCallExpression(node) ? calleeName(node) : ''
      if (!names.has(name)) continue
      used.add(name)
      if (!denies(node)) return { state: 'present', at: at(node, `${name}() says what is protected`) }
    }
  }
  // A matcher that nobody is seen to ask is used where this does not look.
  const unseen = [...names].find(([name]) => !used.has(name))
  if (unseen) return { state: 'present', at: at(unseen[1], `${unseen[0]} is a list of paths`) }
  return { state: 'mitigated', at: at(first, 'this list names what is public') }
}

/** Empty where what is called has no name. */
function calleeName(call: ts.CallExpression): string {
  const callee = unwrap(call.expression)
  if (ts.isIdentifier(callee)) return callee.text
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : ''
}

/** Is the caller turned away where the matcher says no: by `!`, or by leaving early where it says yes? */
function denies(call: ts.Node): boolean {
  for (let node = call; ; node = node.parent) {
    const above = node.parent
    if (ts.isParenthesizedExpression(above) || isEither(above)) continue
    if (ts.isPrefixUnaryExpression(above) && above.operator === ts.SyntaxKind.ExclamationToken) return true
    return ts.isIfStatement(above) && letsThrough(above.thenStatement)
  }
}

function isEither(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
  )
}

const TURNS_AWAY =
  /\bprotect\b|redirectToSignIn|!\s*\(?\s*(?:await\s+)?(?:auth|user|session|isSignedIn|isAuthenticated)/

/** A branch that ends the middleware and asks nobody who he is: what it is for is open. */
function letsThrough(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement
  return last !== undefined && ts.isReturnStatement(last) && !TURNS_AWAY.test(statement.getText())
}

/** A matcher decides where the middleware asks it: what another file does with one, a former middleware say, does not count. */
function ofTheMiddleware(scope: Scope): Scope {
  const starts = scope.files.filter(file => /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]sx?$/.test(file))
  if (starts.length === 0) return scope
  const loaded = modulesFrom(scope.project, starts).next
  return { ...scope, files: scope.files.filter(file => loaded.has(file)) }
}
