import { ts } from '../project/typescript.ts'
import { unwrap } from '../endpoints/tree.ts'

/** Code that may run more than once: a loop, or the body of a function that is called for each item. */
export type Repeated = ts.IterationStatement | ts.FunctionLikeDeclaration

/** `found`, `state.first`, `seen[id]`. */
type Target = ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression

interface Assigned {
  target: Target
  /** What it is set to as a whole; undefined where it is made of what it was. */
  whole: ts.Expression | undefined
}

/** What one round leaves to the next. */
export interface Changes {
  /** Set to the same by each round, whatever earlier ones have left, and set without a condition. */
  always: readonly Target[]
  /** The same, but only where a condition holds. */
  sometimes: readonly Target[]
  /** Made of what earlier rounds have left, or of what they have set: `n += 1`, `last = found`. */
  made: readonly Target[]
  /** Lists that something is put into or taken out of. */
  lists: readonly ts.Expression[]
  /** Maps and sets that something is put into. */
  kept: readonly ts.Expression[]
}

const read = new WeakMap<ts.Node, Changes>()

/** Every change that the code makes itself, between and in its rounds; what functions in it do is their own affair. */
export function changesIn(code: Repeated): Changes {
  const known = read.get(code)
  if (known) return known
  const changes = sorted(code)
  read.set(code, changes)
  return changes
}

function sorted(code: Repeated): Changes {
  const assigned: Assigned[] = []
  const lists: ts.Expression[] = []
  const kept: ts.Expression[] = []
  const visit = (inner: ts.Node): void => {
    assigned.push(...assignedBy(inner))
    const filled = ts.isCallExpression(inner) ? unwrap(inner.expression) : inner
    if (ts.isPropertyAccessExpression(filled) && filled !== inner) {
      if (FILLS_LIST.test(filled.name.text)) lists.push(filled.expression)
      if (KEEPS.test(filled.name.text)) kept.push(filled.expression)
    }
    if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, visit)
  }
  for (const part of partsOf(code)) visit(part)
  const names = new Set(assigned.map(({ target }) => target.getText()))
  const whole = assigned.filter(each => each.whole !== undefined && !mentions(each.whole, names))
  const targets = (them: readonly Assigned[]) => them.map(({ target }) => target)
  return {
    always: targets(whole.filter(({ target }) => !isConditional(target, code))),
    sometimes: targets(whole.filter(({ target }) => isConditional(target, code))),
    made: targets(assigned.filter(each => !whole.includes(each))),
    lists,
    kept,
  }
}

const FILLS_LIST = /^(push|unshift|pop|shift|splice)$/
const KEEPS = /^(set|add)$/

/** What runs in each round. */
function partsOf(code: Repeated): ts.Node[] {
  if (!ts.isIterationStatement(code, false)) return code.body ? [code.body] : []
  return ts.isForStatement(code) && code.incrementor ? [code.statement, code.incrementor] : [code.statement]
}

function isConditional(node: ts.Node, code: Repeated): boolean {
  for (let at: ts.Node = node; at.parent !== code; at = at.parent) {
    const { parent } = at
    if (ts.isIfStatement(parent) || ts.isCaseOrDefaultClause(parent) || ts.isConditionalExpression(parent))
      return true
    if (ts.isIterationStatement(parent, false) || ts.isCatchClause(parent)) return true
    if (ts.isBinaryExpression(parent) && parent.right === at) return true
  }
  return false
}

/** Does it speak of one of these? A property of the same name is another thing. */
function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text)
  if (ts.isPropertyAccessExpression(node))
    return names.has(node.getText()) || mentions(node.expression, names)
  if (ts.isElementAccessExpression(node) && names.has(node.getText())) return true
  if (ts.isPropertyAssignment(node)) return mentions(node.initializer, names)
  return ts.forEachChild(node, child => mentions(child, names)) ?? false
}

function assignedBy(node: ts.Node): Assigned[] {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    if (!assigns) return []
    const whole = kind === ts.SyntaxKind.EqualsToken && targetOf(node.left) ? node.right : undefined
    return targetsOf(node.left).map(target => ({ target, whole }))
  }
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return []
  const steps =
    node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
  return steps ? targetsOf(node.operand).map(target => ({ target, whole: undefined })) : []
}

/** What an assignment sets, in a pattern too: `[first, ...rest] = list`, `({ next: at } = page)`. */
function targetsOf(node: ts.Expression): Target[] {
  const pattern = unwrap(node)
  if (ts.isArrayLiteralExpression(pattern))
    return pattern.elements.flatMap(each => targetsOf(ts.isSpreadElement(each) ? each.expression : each))
  if (ts.isObjectLiteralExpression(pattern))
    return pattern.properties.flatMap(each => {
      if (ts.isShorthandPropertyAssignment(each)) return [each.name]
      if (ts.isPropertyAssignment(each)) return targetsOf(each.initializer)
      return ts.isSpreadAssignment(each) ? targetsOf(each.expression) : []
    })
  const target = targetOf(pattern)
  return target ? [target] : []
}

function targetOf(node: ts.Expression): Target | undefined {
  const target = unwrap(node)
  const changes =
    ts.isIdentifier(target) || ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)
  return changes ? target : undefined
}
