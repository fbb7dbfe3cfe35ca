import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import type { TextEdit } from '../../core/fix.ts'
import { ts } from '../../project/typescript.ts'
import type { Writable } from '../source/function-body.ts'
import type { GuardLines } from './clerk-guard.ts'

const GET_AUTH = [{ module: '@clerk/nextjs/server', name: 'getAuth' }]

/** 401 from an API route of the Pages Router, by the names of its own parameters. */
export function apiGuard(fn: Writable): GuardLines | undefined {
  const [request, response] = fn.parameters
  if (request === undefined || response === undefined) return undefined
  if (!ts.isIdentifier(request.name) || !ts.isIdentifier(response.name)) return undefined
  const { text: req } = request.name
  const { text: res } = response.name
  // `NextApiResponse<Data>` takes no other body than its own.
  const free = response.type === undefined || response.type.getText() === 'NextApiResponse'
  const answer = `${res}.status(401)${free ? ".json({ error: 'Unauthorized' })" : '.end()'};`
  const name = freeName(fn)
  const leaving = givesValue(fn) ? [`  return ${answer}`] : [`  ${answer}`, '  return;']
  return {
    lines: local => [
      `const ${boundAs(name)} = ${local('getAuth')}(${req});`,
      `if (!${name}) {`,
      ...leaving,
      '}',
    ],
    imports: GET_AUTH,
    awaits: false,
  }
}

/**
 * A redirect to the sign-in page from `getServerSideProps`, and the edits that hand it the request.
 * @param signIn the page's path, `/sign-in`
 */
export function pageDataGuard(
  { handler }: EntryPoint,
  fn: Writable,
  signIn: string,
): (GuardLines & { edits: TextEdit[] }) | undefined {
  if (!isServerSideProps(fn, handler)) return undefined
  const request = requestOf(fn)
  if (request === undefined) return undefined
  const name = freeName(fn)
  return {
    lines: local => [
      `const ${boundAs(name)} = ${local('getAuth')}(${request.text});`,
      `if (!${name}) return { redirect: { destination: '${signIn}', permanent: false } };`,
    ],
    imports: GET_AUTH,
    awaits: false,
    edits: request.edits,
  }
}

function isServerSideProps(fn: Writable, handler: ts.Node): boolean {
  const named = ts.isFunctionDeclaration(fn) ? fn.name?.text : undefined
  const bound = ts.isVariableDeclaration(fn.parent) ? fn.parent.name.getText() : undefined
  return (named ?? bound ?? handler.getText()) === 'getServerSideProps'
}

function requestOf(fn: Writable): { text: string; edits: TextEdit[] } | undefined {
  const [context] = fn.parameters
  if (context === undefined) return undefined
  if (ts.isIdentifier(context.name)) return { text: `${context.name.text}.req`, edits: [] }
  if (!ts.isObjectBindingPattern(context.name)) return undefined
  const known = context.name.elements.find(each => (each.propertyName ?? each.name).getText() === 'req')
  if (known !== undefined)
    return ts.isIdentifier(known.name) ? { text: known.name.text, edits: [] } : undefined
  const [first] = context.name.elements
  if (first === undefined || /\breq\b/.test(fn.getText())) return undefined
  const file = fn.getSourceFile().fileName
  return { text: 'req', edits: [{ file, start: first.getStart(), end: first.getStart(), text: 'req, ' }] }
}

function freeName(fn: Writable): string {
  const text = fn.getText()
  return (
    ['userId', 'callerId', 'signedInUserId'].find(each => !new RegExp(String.raw`\b${each}\b`).test(text)) ??
    'clerkUserId'
  )
}

function boundAs(name: string): string {
  return name === 'userId' ? '{ userId }' : `{ userId: ${name} }`
}

/** Does it return what it answers with? Then a bare `return` beside that may not pass the compiler. */
function givesValue(fn: Writable): boolean {
  for (const node of nodesIn(fn.body))
    if (ts.isReturnStatement(node) && node.expression !== undefined) return true
  return false
}
