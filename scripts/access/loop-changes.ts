import { ts } from '../project/typescript.ts'

interface Assigned {
  target: ts.Identifier
  /** What it is set to as a whole; undefined where it is made of what it was. */
  whole: ts.Expression | undefined
}

const read = new WeakMap<ts.Node, readonly Assigned[]>()

/** What a loop assigns itself, between and in its rounds. */
function assignments(loop: ts.IterationStatement): readonly Assigned[] {
  const known = read.get(loop)
  if (known) return known
  const found: Assigned[] = []
  const visit = (inner: ts.Node): void => {
    const each = assigned(inner)
    if (each) found.push(each)
    if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, visit)
  }
  visit(loop.statement)
  if (ts.isForStatement(loop) && loop.incrementor) visit(loop.incrementor)
  read.set(loop, found)
  return found
}

/** The variables that a loop assigns itself, each once. */
export function assignedNames(loop: ts.IterationStatement): string[] {
  return [...new Set(assignments(loop).map(({ target }) => target.text))]
}

/** More of them would be run too often. */
const MOST_SETTLED = 3

/**
 * Variables that each round sets to the same, whatever earlier ones have left: without a condition, and to nothing that
 * the loop sets itself.
 */
export function settling(loop: ts.IterationStatement): string[] {
  const all = assignments(loop)
  const names = assignedNames(loop)
  const found = names.filter(name =>
    all.every(
      ({ target, whole }) =>
        target.text !== name ||
        (whole !== undefined && !isConditional(whole, loop) && !mentions(whole, names)),
    ),
  )
  return found.length > MOST_SETTLED ? [] : found
}

function isConditional(node: ts.Node, loop: ts.IterationStatement): boolean {
  for (let at: ts.Node = node; at !== loop; at = at.parent) {
    if (ts.isIfStatement(at.parent) || ts.isCaseOrDefaultClause(at.parent)) return true
    if (
      ts.isConditionalExpression(at.parent) ||
      (at !== loop.statement && ts.isIterationStatement(at, false))
    )
      return true
    if (ts.isBinaryExpression(at.parent) && at !== node && at.parent.right === at) return true
  }
  return false
}

/** Does it speak of a variable of these? A property of the same name is another thing. */
function mentions(node: ts.Node, names: readonly string[]): boolean {
  if (ts.isIdentifier(node)) return names.includes(node.text)
  if (ts.isPropertyAccessExpression(node)) return mentions(node.expression, names)
  if (ts.isPropertyAssignment(node)) return mentions(node.initializer, names)
  return ts.forEachChild(node, child => mentions(child, names)) ?? false
}

/** Lists that a loop puts something into. */
export function pushed(loop: ts.IterationStatement): string[] {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: list, name } = node.expression
      if (/^(push|unshift|pop|shift|splice)$/.test(name.text) && ts.isIdentifier(list)) found.add(list.text)
    }
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit)
  }
  visit(loop.statement)
  return [...found]
}

function assigned(node: ts.Node): Assigned | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    if (!assigns || !ts.isIdentifier(node.left)) return undefined
    return { target: node.left, whole: kind === ts.SyntaxKind.EqualsToken ? node.right : undefined }
  }
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return undefined
  const steps =
    node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
  return steps && ts.isIdentifier(node.operand) ? { target: node.operand, whole: undefined } : undefined
}
