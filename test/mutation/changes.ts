import { ts } from '../../scripts/project/typescript.ts'
import type { Change } from './mutant.ts'
import { isPure } from './pure.ts'
import { rewrittenRegexes } from './regex.ts'
import { asksMemo, countsWork, fillsMemo, isBoundOfLimit, isForTypesAlone, isMemo } from './unseen.ts'

const { SyntaxKind } = ts

/** Operators and what each is taken for. */
const TURNED = new Map<ts.SyntaxKind, readonly string[]>([
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.LessThanToken, ['<=', '>=']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.AmpersandAmpersandToken, ['||']],
  [SyntaxKind.BarBarToken, ['&&']],
])
/** Of these, one side alone is taken too. */
const JOINING = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
])
const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
])
const ASKING = new Set(['test', 'includes', 'has', 'some', 'every', 'startsWith', 'endsWith'])
const DROPPED = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed'])

/** Every change of one node itself; what is inside it is asked on its own. */
export function changesOf(node: ts.Node, source: ts.SourceFile): Change[] {
  if (ts.isFunctionLike(node)) return ofFunction(node, source)
  if (ts.isStatement(node)) return ofStatement(node, source)
  if (ts.isCaseClause(node)) return [expression(node.expression, source, 'case never met', 'Symbol()')]
  if (!ts.isExpression(node) || !mayBeParted(node)) return []
  return [...ofCondition(node, source), ...ofExpression(node, source)]
}

function expression(node: ts.Node, source: ts.SourceFile, what: string, text: string): Change {
  return { form: 'expression', start: node.getStart(source), end: node.end, what, text, pure: isPure(node) }
}

/** A part of `a?.b.c` cannot be put into parentheses: the chain would end there. */
function mayBeParted(node: ts.Expression): boolean {
  const { parent } = node
  const isChain = (node.flags & ts.NodeFlags.OptionalChain) !== 0
  const goesOn =
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent)) &&
    parent.expression === node
  const isTarget =
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= SyntaxKind.LastAssignment
  // Without semicolons, a statement that began with a parenthesis would call the one before it.
  const opensStatement = startsStatement(node)
  return !(isChain && goesOn) && !isTarget && !opensStatement
}

function startsStatement(node: ts.Node): boolean {
  let at = node
  while (!ts.isStatement(at) && at.parent !== undefined && at.parent.pos === at.pos) at = at.parent
  return ts.isExpressionStatement(at) && at.pos === node.pos
}

function ofStatement(node: ts.Statement, source: ts.SourceFile): Change[] {
  const removed: Change = {
    form: 'statement',
    start: node.getStart(source),
    end: node.end,
    what: 'removed',
    text: '',
    pure: false,
  }
  if (countsWork(node) || fillsMemo(node)) return []
  if (ts.isIfStatement(node))
    return node.elseStatement || isMemo(node)
      ? []
      : [expression(node.expression, source, 'never met', 'false')]
  if (ts.isReturnStatement(node)) return isLast(node) ? [] : [removed]
  const goes =
    ts.isContinueStatement(node) ||
    ts.isBreakStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isExpressionStatement(node)
  return goes ? [removed] : []
}

/** The only statement of an `if` goes with the `if`. */
function isLast(node: ts.Statement): boolean {
  const { parent } = node
  if (ts.isIfStatement(parent)) return parent.elseStatement === undefined
  return ts.isBlock(parent) && ts.isFunctionLike(parent.parent) && parent.statements.at(-1) === node
}

/** A rule's check and every generator yield nothing. */
function ofFunction(node: ts.SignatureDeclaration, source: ts.SourceFile): Change[] {
  if (!ts.isFunctionDeclaration(node) && !ts.isMethodDeclaration(node)) return []
  const isCheck = node.asteriskToken !== undefined || node.name?.getText(source) === 'check'
  const { body } = node
  if (!body || !isCheck) return []
  const at = body.getStart(source) + 1
  return [{ form: 'body', start: at, end: at, what: 'blanked', text: 'return []', pure: false }]
}

function ofCondition(node: ts.Expression, source: ts.SourceFile): Change[] {
  const { parent } = node
  const isCondition =
    (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)
      ? parent.expression
      : ts.isConditionalExpression(parent) || ts.isForStatement(parent)
        ? parent.condition
        : undefined) === node
  const text = node.getText(source)
  const asks =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ASKING.has(node.expression.name.text) &&
    (node.flags & ts.NodeFlags.OptionalChain) === 0
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return [expression(node, source, 'negated', node.operand.getText(source))]
  const isComparison = ts.isBinaryExpression(node) && /Equals/.test(SyntaxKind[node.operatorToken.kind] ?? '')
  const isNegated = ts.isPrefixUnaryExpression(parent) && parent.operator === SyntaxKind.ExclamationToken
  return (isCondition && !isComparison) || (asks && !isNegated)
    ? [expression(node, source, 'negated', `!(${text})`)]
    : []
}

function ofExpression(node: ts.Expression, source: ts.SourceFile): Change[] {
  if (ts.isBinaryExpression(node)) return ofBinary(node, source)
  if (node.kind === SyntaxKind.TrueKeyword) return [expression(node, source, 'flipped', 'false')]
  if (node.kind === SyntaxKind.FalseKeyword) return [expression(node, source, 'flipped', 'true')]
  if (ts.isRegularExpressionLiteral(node))
    return rewrittenRegexes(node.text).map(({ what, text }) => ({
      ...expression(node, source, what, text),
      oneOf: `${node.pos}`,
    }))
  if (ts.isArrayLiteralExpression(node)) return ofList(node, source)
  const methods = ts.isCallExpression(node) ? ofCall(node, source) : []
  return [...methods, ...ofChain(node, source)]
}

function ofBinary(node: ts.BinaryExpression, source: ts.SourceFile): Change[] {
  const { kind } = node.operatorToken
  const [left, right] = [node.left.getText(source), node.right.getText(source)]
  const operators = (TURNED.get(kind) ?? []).filter(operator => !isBoundOfLimit(node, operator))
  const turned = operators.map(operator =>
    expression(
      node,
      source,
      `${node.operatorToken.getText(source)} as ${operator}`,
      `(${left}) ${operator} (${right})`,
    ),
  )
  if (!JOINING.has(kind)) return turned
  return [
    ...turned,
    ...(isForTypesAlone(node) ? [] : [expression(node, source, 'right side dropped', left)]),
    ...(asksMemo(node.left) ? [] : [expression(node, source, 'left side dropped', right)]),
  ]
}

function ofCall(node: ts.CallExpression, source: ts.SourceFile): Change[] {
  const callee = node.expression
  if (!ts.isPropertyAccessExpression(callee)) return []
  const name = callee.name.text
  const other = METHODS.get(name)
  const isChain = (node.flags & ts.NodeFlags.OptionalChain) !== 0
  const text = source.text.slice(node.getStart(source), node.end)
  const at = callee.name.getStart(source) - node.getStart(source)
  const changes: Change[] = []
  if (other !== undefined)
    changes.push(
      expression(
        node,
        source,
        `${name} as ${other}`,
        text.slice(0, at) + other + text.slice(at + name.length),
      ),
    )
  if (DROPPED.has(name) && !isChain)
    changes.push(expression(node, source, `${name} dropped`, callee.expression.getText(source)))
  return changes
}

/** Each `?.` of a chain as a plain one. */
function ofChain(node: ts.Expression, source: ts.SourceFile): Change[] {
  if ((node.flags & ts.NodeFlags.OptionalChain) === 0) return []
  const start = node.getStart(source)
  const text = source.text.slice(start, node.end)
  const changes: Change[] = []
  let at: ts.Node = node
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at) ||
    ts.isCallExpression(at) ||
    ts.isNonNullExpression(at)
  ) {
    const token = ts.isNonNullExpression(at) ? undefined : at.questionDotToken
    if (token) {
      const cut = token.getStart(source) - start
      const plain = `${text.slice(0, cut)}${ts.isPropertyAccessExpression(at) ? '.' : ''}${text.slice(cut + 2)}`
      changes.push(expression(node, source, '?. as .', plain))
    }
    at = at.expression
  }
  return changes
}

/** A list of words, patterns or entries with one of them left out. */
function ofList(node: ts.ArrayLiteralExpression, source: ts.SourceFile): Change[] {
  const { elements } = node
  const isList =
    elements.length > 1 &&
    !ts.isArrayLiteralExpression(node.parent) &&
    elements.every(
      each =>
        ts.isStringLiteral(each) || ts.isRegularExpressionLiteral(each) || ts.isArrayLiteralExpression(each),
    )
  if (!isList) return []
  return elements.map((dropped, index) => {
    const rest = elements.filter((_, other) => other !== index).map(each => each.getText(source))
    return {
      ...expression(node, source, `element dropped: ${firstLine(dropped, source)}`, `[${rest.join(', ')}]`),
      oneOf: `${node.pos}`,
    }
  })
}

function firstLine(node: ts.Node, source: ts.SourceFile): string {
  return node.getText(source).split('\n')[0]?.slice(0, 60) ?? ''
}
