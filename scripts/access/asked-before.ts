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
    if (!ts.isBinaryExpression(parent) || parent.right !== at) continue
    if (asksFor(parent.left, compared, isOr(parent))) return true
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

/**
 * Goes on only where the value is there: after `!x ||`, after `x &&`.
 * @param either does `||` lead on to the comparison?
 */
function asksFor(test: ts.Expression, names: readonly string[], either: boolean): boolean {
  const node = unwrap(test)
  if (ts.isBinaryExpression(node) && isChain(node))
    return isOr(node) === either && [node.left, node.right].some(part => asksFor(part, names, either))
  const negated = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
  return negated === either && names.includes(plainly(negated ? node.operand : node))
}

function isOr({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.BarBarToken
}

function plainly(node: ts.Expression): string {
  return unwrap(node)
    .getText()
    .replaceAll(/\s|[?!](?=\.)/g, '')
}
