import { ts } from '../../project/typescript.ts'

/** What becomes of a promise: waited for by somebody, tested, read for its fields, or dropped. */
export type Use = 'handled' | 'tested' | 'read' | 'dropped'

const SETTLES = /^(then|catch|finally)$/

/** `auth().then(…)`: is something hung on the promise? */
export function isChained({ parent }: ts.Node): boolean {
  return ts.isPropertyAccessExpression(parent) && SETTLES.test(parent.name.text)
}

/** What the code does with the promise that `node` gives. */
export function useOf(node: ts.Expression): Use {
  const outer = outermost(node)
  const { parent } = outer
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return 'dropped'
  if (ts.isPropertyAccessExpression(parent)) return useOfMember(parent)
  if (ts.isElementAccessExpression(parent)) return 'read'
  if (isTest(parent, outer)) return 'tested'
  if (ts.isVariableDeclaration(parent)) return useOfVariable(parent, parent.name)
  if (isAssignment(parent) && parent.right === outer) return useOfVariable(parent, parent.left)
  return 'handled'
}

/** Whoever only catches what goes wrong has not waited yet: `void auth.protect().catch(() => {})`. */
function useOfMember(member: ts.PropertyAccessExpression): Use {
  const { parent, name } = member
  const only = /^(catch|finally)$/.test(name.text) && ts.isCallExpression(parent)
  if (only && useOf(parent) === 'dropped') return 'dropped'
  return SETTLES.test(name.text) ? 'handled' : 'read'
}

/** With the parentheses and the words for the type checker that stand around it. */
export function outermost(node: ts.Expression): ts.Expression {
  let outer = node
  while (
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isAsExpression(outer.parent) ||
    ts.isSatisfiesExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent
  }
  return outer
}

/** Does `parent` ask whether `node` is truthy? */
export function isTest(parent: ts.Node, node: ts.Node): boolean {
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node
  if (ts.isCallExpression(parent)) return parent.expression.getText() === 'Boolean'
  if (ts.isConditionalExpression(parent)) return parent.condition === node
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken
  if (!ts.isBinaryExpression(parent)) return false
  const operator = parent.operatorToken.kind
  const logical = operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken
  return logical && parent.left === node
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isExpressionStatement(node.parent)
  )
}

/** A promise kept in a variable counts as handled where anything waits for the variable or takes it over. */
function useOfVariable(keeps: ts.Node, variable: ts.Node): Use {
  // What is kept in a property may be waited for anywhere.
  if (!ts.isIdentifier(variable)) return isAssignment(keeps) ? 'handled' : 'read'
  const uses = references(scopeOf(keeps), variable.text).filter(each => !isKept(each))
  const kinds = uses.map(useOf)
  if (kinds.includes('handled')) return 'handled'
  return kinds.find(kind => kind === 'tested') ?? kinds[0] ?? (isAssignment(keeps) ? 'handled' : 'dropped')
}

/** The place where the variable gets its value, not where that is used. */
function isKept(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isVariableDeclaration(parent) && parent.name === node) ||
    (isAssignment(parent) && parent.left === node)
  )
}

/** The block or function that a declaration holds in. */
export function scopeOf(node: ts.Node): ts.Node {
  let scope = node.parent
  while (!ts.isBlock(scope) && !ts.isSourceFile(scope) && !ts.isFunctionLike(scope)) scope = scope.parent
  return scope
}

const identifiers = new WeakMap<ts.Node, ReadonlyMap<string, readonly ts.Identifier[]>>()

/** Where a name is used as a value in a scope, its declaration included; the scope is read once for all names: a function may hold thousands of promises. */
export function references(scope: ts.Node, name: string): readonly ts.Identifier[] {
  const known = identifiers.get(scope) ?? identifiersIn(scope)
  identifiers.set(scope, known)
  return known.get(name) ?? []
}

function identifiersIn(scope: ts.Node): Map<string, ts.Identifier[]> {
  const found = new Map<string, ts.Identifier[]>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isName(node)) {
      const uses = found.get(node.text) ?? []
      uses.push(node)
      found.set(node.text, uses)
    }
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(scope, visit)
  return found
}

/** `x.name` and `{ name: … }` are other things of the same name. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  )
}
