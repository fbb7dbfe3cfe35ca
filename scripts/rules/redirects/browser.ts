import type { Project } from '../../project/project.ts'
import { sourcesWith } from '../../endpoints/sources.ts'
import { functionAround, nodesIn, unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'

/** An address out of the page's own query that the browser is sent to. */
export interface Sent {
  node: ts.Node
  /** The name of the parameter. */
  parameter: string
}

const GOES = /^(router\.(push|replace)|(window\.)?location\.(assign|replace)|navigate|window\.open)$/
const PARAMETER = /\b\w{0,40}(?:[pP]arams|query)\w{0,40}(?:\(\))?\s{0,9}\??\.get\(\s*['"`](\w+)['"`]\s*\)/

/** Where components of the browser go to what `searchParams.get(…)` says, and nothing in the same function looks at it. */
export function* sentByQuery(project: Project): Iterable<Sent> {
  for (const source of sourcesWith(project, /useSearchParams/)) {
    for (const node of nodesIn(source)) {
      const target = targetOf(node)
      const sent = target && fromQuery(target)
      if (sent !== undefined) yield { node, parameter: sent }
    }
  }
}

/** No call that goes somewhere has a longer name; the text of a long chain is not asked for. */
const LONGEST = 60

function targetOf(node: ts.Node): ts.Expression | undefined {
  if (
    ts.isCallExpression(node) &&
    node.expression.getWidth() < LONGEST &&
    GOES.test(node.expression.getText())
  )
    return node.arguments[0] && unwrap(node.arguments[0])
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined
  return /\blocation(\.href)?$/.test(node.left.getText()) ? unwrap(node.right) : undefined
}

/** `searchParams.get('next') ?? '/'`, on the spot or by a name of the same component. */
function fromQuery(target: ts.Expression): string | undefined {
  const value = ts.isIdentifier(target) ? valueOf(target) : target
  const plain = value && withoutFallback(value)
  const parameter = plain && ts.isCallExpression(plain) ? PARAMETER.exec(plain.getText()) : null
  if (!plain || parameter?.[0] !== plain.getText()) return undefined
  return ts.isIdentifier(target) && isLookedAt(target) ? undefined : parameter[1]
}

function withoutFallback(value: ts.Expression): ts.Expression {
  const inner = unwrap(value)
  const { QuestionQuestionToken, BarBarToken } = ts.SyntaxKind
  const chosen =
    ts.isBinaryExpression(inner) &&
    (inner.operatorToken.kind === QuestionQuestionToken || inner.operatorToken.kind === BarBarToken)
  return chosen ? unwrap(inner.left) : inner
}

function valueOf(name: ts.Identifier): ts.Expression | undefined {
  for (let scope: ts.Node = functionAround(name); ; scope = functionAround(scope.parent)) {
    for (const node of nodesIn(scope))
      if (ts.isVariableDeclaration(node) && node.name.getText() === name.text) return node.initializer
    if (!scope.parent) return undefined
  }
}

/** Whatever the component asks of the address counts as a check of it. */
function isLookedAt(name: ts.Identifier): boolean {
  const asks = new RegExp(
    String.raw`\b${name.text}\??\.(startsWith|includes|match|indexOf)\(|\(${name.text}\)`,
  )
  const text = name
    .getSourceFile()
    .text.replaceAll(/(?:push|replace|assign|navigate|open|encodeURIComponent)\([^()]*\)/g, '')
  return asks.test(text)
}
