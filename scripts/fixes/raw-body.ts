import type { Fix, TextEdit } from '../core/fix.ts'
import { functionAround, nodesIn, unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { styleOf } from './code-style.ts'
import { indentAt } from './source/function-body.ts'

/**
 * A body read as the text that was signed, and parsed from that text; undefined where it is not read by
 * `await request.json()` into a variable of the function that checks the signature.
 */
export function rawBody(check: ts.Node, title: string): Fix | undefined {
  const fn = functionAround(check)
  const reads = [...readsIn(fn)]
  const [read] = reads
  if (read === undefined || reads.length > 1) return undefined
  const source = fn.getSourceFile()
  const name = ['rawBody', 'signedBody', 'rawWebhookBody'].find(
    each => !new RegExp(String.raw`\b${each}\b`).test(source.text),
  )
  const written = [...nodesIn(fn)].filter(node => isStringified(node, read.name))
  if (name === undefined || written.length === 0) return undefined
  const { eol, semicolons } = styleOf(source.text)
  const file = source.fileName
  const start = read.statement.getStart()
  const line = `const ${name} = await ${read.request}.text()${semicolons ? ';' : ''}${eol}${indentAt(source.text, start)}`
  const edits: TextEdit[] = [
    { file, start, end: start, text: line },
    { file, start: read.value.getStart(), end: read.value.end, text: `JSON.parse(${name})` },
    ...written.map(node => ({ file, start: node.getStart(), end: node.end, text: name })),
  ]
  return { title, safety: 'safe', edits, create: [], install: [], remains: [] }
}

interface Read {
  statement: ts.VariableStatement
  /** `await request.json()` */
  value: ts.Expression
  request: string
  /** What it is read into. */
  name: string
}

function* readsIn(fn: ts.Node): Iterable<Read> {
  for (const node of nodesIn(fn)) {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.initializer === undefined)
      continue
    const value = unwrap(node.initializer)
    const statement = node.parent.parent
    if (!ts.isAwaitExpression(value) || !ts.isVariableStatement(statement)) continue
    const call = unwrap(value.expression)
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) continue
    if (call.expression.name.text !== 'json' || !ts.isIdentifier(call.expression.expression)) continue
    yield { statement, value, request: call.expression.expression.text, name: node.name.text }
  }
}

function isStringified(node: ts.Node, name: string): boolean {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'JSON.stringify') return false
  const [only, more] = node.arguments
  return only !== undefined && more === undefined && unwrap(only).getText() === name
}
