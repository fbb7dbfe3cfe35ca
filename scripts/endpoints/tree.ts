import { ts } from '../project/typescript.ts'

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.AccessorDeclaration
  | ts.ConstructorDeclaration

/** A function that has a body; overloads and ambient declarations have none. */
export function isFunction(node: ts.Node): node is FunctionNode {
  return (
    (ts.isFunctionDeclaration(node) && node.body !== undefined) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    (ts.isMethodDeclaration(node) && node.body !== undefined) ||
    ts.isAccessor(node) ||
    ts.isConstructorDeclaration(node)
  )
}

/** What a chain of properties begins with: `a` of `a.b.c`. */
export function rootOf(expression: ts.Expression): ts.Expression {
  let node = unwrap(expression)
  while (ts.isPropertyAccessExpression(node)) node = unwrap(node.expression)
  return node
}

/** The expression without parentheses, `as`, `satisfies` and `!`. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  ) {
    inner = inner.expression
  }
  return inner
}

/**
 * Does a module or a function body open with this directive? Only a string that stands before all other
 * statements is one: https://react.dev/reference/rsc/use-server
 */
export function hasDirective(statements: readonly ts.Statement[], directive: string): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteralLike(statement.expression)) return false
    if (statement.expression.text === directive) return true
  }
  return false
}

/**
 * Every node below `root`, in the order of the source. A stack of its own: a chain of ten thousand `+`
 * would exhaust the call stack.
 */
export function* nodesIn(root: ts.Node): Generator<ts.Node> {
  const stack: ts.Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node !== root) yield node
    const children: ts.Node[] = []
    ts.forEachChild(node, child => void children.push(child))
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]
      if (child) stack.push(child)
    }
  }
}

/** The innermost function that a node stands in; its file, where there is none. */
export function functionAround(node: ts.Node): ts.Node {
  let outer = node
  while (outer.parent && !ts.isFunctionLike(outer)) outer = outer.parent
  return outer
}

/** The name of a property as written, where it is no computed one. */
export function propertyName(name: ts.PropertyName): string | null {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text
  return null
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(modifier => modifier.kind === kind)
}
