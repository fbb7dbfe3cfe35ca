import type { Fix, TextEdit } from '../core/fix.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { styleOf } from './code-style.ts'

/** Words of an answer that tell nothing. */
const SAID = 'Webhook could not be processed'

/**
 * The answer without what the error says; undefined where the error does not stand in the answer itself.
 * @param node the answer, or a part of it
 */
export function withoutError(node: ts.Node, title: string): Fix | undefined {
  const caught = caughtAround(node)
  if (caught === undefined) return undefined
  const edits = edited(node, caught.names)
  if (edits.length === 0) return undefined
  return { title, safety: 'safe', edits, create: [], install: [], remains: [] }
}

/** The names by which the nearest catch clause knows the error. */
function caughtAround(node: ts.Node): { names: ReadonlySet<string> } | undefined {
  for (let outer: ts.Node = node; outer.parent; outer = outer.parent) {
    if (!ts.isCatchClause(outer)) continue
    const name = outer.variableDeclaration?.name
    if (name === undefined || !ts.isIdentifier(name)) return undefined
    const names = new Set([name.text])
    // `const message = err instanceof Error ? err.message : '…'`
    for (const inner of nodesIn(outer.block))
      if (
        ts.isVariableDeclaration(inner) &&
        ts.isIdentifier(inner.name) &&
        inner.initializer &&
        speaks(inner.initializer, names)
      )
        names.add(inner.name.text)
    return { names }
  }
  return undefined
}

function speaks(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text) && !isKey(node)
  for (const inner of nodesIn(node))
    if (ts.isIdentifier(inner) && names.has(inner.text) && !isKey(inner)) return true
  return false
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node
  return (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node
}

/** The smallest parts of the answer that speak of the error, each in other words. */
function edited(node: ts.Node, names: ReadonlySet<string>): TextEdit[] {
  const source = node.getSourceFile()
  const { quote } = styleOf(source.text)
  const said = `${quote}${SAID}${quote}`
  const edits: TextEdit[] = []
  const put = (part: ts.Node, text: string) =>
    edits.push({ file: source.fileName, start: part.getStart(), end: part.end, text })
  const visit = (part: ts.Node): void => {
    if (!speaks(part, names)) return
    if (ts.isShorthandPropertyAssignment(part)) put(part, `${part.name.text}: ${said}`)
    else if (ts.isSpreadAssignment(part)) put(part, `error: ${said}`)
    else if (ts.isPropertyAssignment(part)) visit(part.initializer)
    else if (ts.isObjectLiteralExpression(part)) part.properties.forEach(visit)
    else if (isAnswer(part)) part.arguments?.forEach(visit)
    else if (ts.isExpression(part)) put(part, said)
  }
  if (ts.isExpression(node)) visit(unwrap(node))
  return edits
}

/** `new Response(…)`, `NextResponse.json(…)`, `res.status(400).send(…)`, `JSON.stringify(…)`. */
function isAnswer(node: ts.Node): node is ts.CallExpression | ts.NewExpression {
  if (ts.isNewExpression(node)) return node.expression.getText().endsWith('Response')
  return (
    ts.isCallExpression(node) &&
    /(?:\.json|\.send|\.end|\.stringify|\.text|\.error)$/.test(node.expression.getText())
  )
}
