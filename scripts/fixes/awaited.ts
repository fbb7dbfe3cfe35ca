import type { TextEdit } from '../core/fix.ts'
import { functionAround, isFunction } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { asyncEdits, isAsync, type Writable } from './source/function-body.ts'

/**
 * `await` before a call, its function made asynchronous; undefined where its callers would have to wait too, and
 * nothing shows that they do.
 */
export function awaitEdits(call: ts.CallExpression): TextEdit[] | undefined {
  const fn = functionAround(call)
  const file = call.getSourceFile().fileName
  const edits = [...awaiting(file, call)]
  // At the top of a module `await` would hold up whatever imports it.
  if (!isFunction(fn) || !isWritable(fn)) return undefined
  if (isAsync(fn)) return edits
  return isWaitedFor(fn) ? [...asyncEdits(fn), ...edits] : undefined
}

function isWritable(fn: ReturnType<typeof functionAround>): fn is Writable {
  const plain = ts.isFunctionDeclaration(fn) || ts.isFunctionExpression(fn)
  return ts.isArrowFunction(fn) || (plain && fn.asteriskToken === undefined)
}

function* awaiting(file: string, call: ts.CallExpression): Iterable<TextEdit> {
  const { parent } = call
  const isObject =
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent) ||
      ts.isNonNullExpression(parent)) &&
    parent.expression === call
  const start = call.getStart()
  yield { file, start, end: start, text: isObject ? '(await ' : 'await ' }
  if (isObject) yield { file, start: call.end, end: call.end, text: ')' }
}

const ENTRIES =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|middleware|proxy|generateMetadata|getServerSideProps)$/

/** What Next or Clerk calls, they wait for: route handlers, pages and layouts, the middleware's handler. */
function isWaitedFor(fn: Writable): boolean {
  const { parent } = fn
  if (ts.isExportAssignment(parent)) return true
  if (ts.isCallExpression(parent))
    return (
      parent.arguments.includes(expressionOf(fn)) && /^clerkMiddleware$/.test(parent.expression.getText())
    )
  const exported = ts.isFunctionDeclaration(fn)
    ? fn
    : ts.isVariableDeclaration(parent)
      ? parent.parent.parent
      : undefined
  const name = ts.isFunctionDeclaration(fn)
    ? fn.name
    : ts.isVariableDeclaration(parent)
      ? parent.name
      : undefined
  if (exported === undefined || !ts.canHaveModifiers(exported)) return false
  const kinds = (ts.getModifiers(exported) ?? []).map(({ kind }) => kind)
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return false
  return kinds.includes(ts.SyntaxKind.DefaultKeyword) || ENTRIES.test(name?.getText() ?? '')
}

function expressionOf(fn: Writable): ts.Expression {
  return ts.isExpression(fn) ? fn : ts.factory.createNull()
}
