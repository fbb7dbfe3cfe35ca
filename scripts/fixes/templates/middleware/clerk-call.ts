import type { TextEdit } from '../../../core/fix.ts'
import { isFunction, unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'

type Edit = Omit<TextEdit, 'file'>

/** The arguments of `clerkMiddleware(handler?, options?)`, told apart. */
export interface ClerkArguments {
  call: ts.CallExpression
  handler: ts.Expression | undefined
  options: ts.Expression | undefined
}

/** @returns undefined where an argument is something that the file does not tell */
export function argumentsOf(call: ts.CallExpression): ClerkArguments | undefined {
  const [first, second] = call.arguments
  if (first === undefined || second !== undefined) return { call, handler: first, options: second }
  const value = valueOf(first)
  if (value === undefined) return undefined
  if (isFunction(value)) return { call, handler: first, options: undefined }
  return ts.isObjectLiteralExpression(value) ? { call, handler: undefined, options: first } : undefined
}

/**
 * Names `contentSecurityPolicy` among the options.
 * @param handler text of the handler to add where there is none
 * @returns undefined where the options are put together elsewhere
 */
export function withPolicy(
  { call, handler, options }: ClerkArguments,
  policy: string,
  added: string | undefined,
): Edit[] | undefined {
  const open = call.arguments.pos
  if (options === undefined) {
    const at = handler?.end ?? open
    const text = [added, `{ ${policy} }`].filter(each => each !== undefined).join(', ')
    return [insert(at, handler === undefined ? text : `, { ${policy} }`)]
  }
  const literal = optionsIn(options)
  if (literal === undefined) return undefined
  const front = handler === undefined && added !== undefined ? [insert(options.getStart(), `${added}, `)] : []
  return [...front, ...propertyEdits(literal, policy)]
}

/** Adds a handler alone. */
export function withHandler({ call, handler, options }: ClerkArguments, added: string): Edit[] {
  if (handler !== undefined) return []
  return [
    options === undefined ? insert(call.arguments.pos, added) : insert(options.getStart(), `${added}, `),
  ]
}

/** The object that the options are: written here, named here, or returned by a function of the request. */
function optionsIn(options: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const value = valueOf(options)
  if (value === undefined) return undefined
  if (ts.isObjectLiteralExpression(value)) return value
  if (!isFunction(value) || value.body === undefined) return undefined
  if (!ts.isBlock(value.body)) {
    const body = unwrap(value.body)
    return ts.isObjectLiteralExpression(body) ? body : undefined
  }
  const returned: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) returned.push(unwrap(node.expression))
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit)
  }
  ts.forEachChild(value.body, visit)
  const [only, second] = returned
  return only !== undefined && second === undefined && ts.isObjectLiteralExpression(only) ? only : undefined
}

function propertyEdits(literal: ts.ObjectLiteralExpression, policy: string): Edit[] {
  const named = literal.properties.find(each => each.name?.getText() === policy)
  if (named !== undefined) return []
  const [first] = literal.properties
  const last = literal.properties.at(-1)
  if (first === undefined || last === undefined)
    return [{ start: literal.getStart(), end: literal.end, text: `{ ${policy} }` }]
  const before = literal.getSourceFile().text.slice(literal.getStart() + 1, first.getStart())
  // Behind the last one, on a line of its own where they have lines of their own.
  const space = before.includes('\n') ? before.slice(before.lastIndexOf('\n') + 1) : undefined
  const eol = before.includes('\r\n') ? '\r\n' : '\n'
  if (literal.properties.hasTrailingComma)
    return [insert(literal.properties.end, space === undefined ? ` ${policy}` : `${eol}${space}${policy},`)]
  return [insert(last.end, space === undefined ? `, ${policy}` : `,${eol}${space}${policy}`)]
}

/** What a name of the same file stands for. */
export function valueOf(node: ts.Expression): ts.Node | undefined {
  const plain = unwrap(node)
  if (!ts.isIdentifier(plain)) return plain
  for (const statement of plain.getSourceFile().statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === plain.text) return statement
    if (!ts.isVariableStatement(statement)) continue
    const found = statement.declarationList.declarations.find(
      ({ name }) => ts.isIdentifier(name) && name.text === plain.text,
    )
    if (found?.initializer !== undefined) return unwrap(found.initializer)
  }
  return undefined
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text }
}
