import { ts } from '../project/typescript.ts'
import { unwrap } from '../endpoints/tree.ts'

/**
 * Has the condition asked before whether one of two compared values is there: `!row?.token || row.token !== token`, the
 * comparison being `node`? Properties of rows keep no record of what a test has told of them.
 */
export function isAskedBefore(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false
  const compared = [node.left, node.right].map(plainly)
  for (let at: ts.Node = node; isChain(at.parent); at = at.parent) {
    const { parent } = at
    if (ts.isBinaryExpression(parent) && parent.right === at && asksFor(parent.left, compared)) return true
  }
  return false
}

function isChain(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    (ts.isBinaryExpression(node) &&
      (node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
        node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken))
  )
}

/** Goes on only where the value is there: after `!x ||`, after `x &&`. */
function asksFor(test: ts.Expression, names: readonly string[]): boolean {
  const node = unwrap(test)
  if (ts.isBinaryExpression(node) && isChain(node))
    return asksFor(node.left, names) || asksFor(node.right, names)
  const { parent } = test
  const negated = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
  const either = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.BarBarToken
  if (negated !== either) return false
  return names.includes(plainly(negated ? node.operand : node))
}

function plainly(node: ts.Expression): string {
  return unwrap(node)
    .getText()
    .replaceAll(/\s|[?!](?=\.)/g, '')
}
