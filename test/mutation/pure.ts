import { ts } from '../../scripts/project/typescript.ts'

/** Methods that answer and change nothing. */
const ANSWERING =
  /^(?:test|includes|has|get|at|some|every|find|findLast|filter|map|flatMap|slice|startsWith|endsWith|indexOf|join|split|trim|replace|replaceAll|toLowerCase|toUpperCase|match|exec|getText|getStart|keys|values)$/
/** Functions that are named as questions. */
const ASKING = /^(?:is|has|may|can)[A-Z]/

/** Could the expression be asked twice, and nobody would know? */
export function isPure(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && !isQuestion(node)) return false
  const acts =
    ts.isYieldExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isFunctionExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isBlock(node)
  if (acts) return false
  if (ts.isPrefixUnaryExpression(node) && node.operator !== ts.SyntaxKind.ExclamationToken) return false
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return false
  if (ts.isIdentifier(node) && node.text === 'arguments') return false
  return !ts.forEachChild(node, child => !isPure(child))
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

function isQuestion({ expression }: ts.CallExpression): boolean {
  if (ts.isIdentifier(expression)) return ASKING.test(expression.text)
  return (
    ts.isPropertyAccessExpression(expression) &&
    (ANSWERING.test(expression.name.text) || ASKING.test(expression.name.text))
  )
}
