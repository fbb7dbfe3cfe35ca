import { ts } from '../../../project/typescript.ts'

/** What of the middleware template goes into a middleware that is there already, in the app's style. */
export interface Pieces {
  /** The list of what is public, and the function that asks it. */
  list: string
  /** The function that `clerkMiddleware()` is given, its lines after the first as deep as the call's own line. */
  handler: string
  /** `export const config`, whole. */
  config: string
  /** The patterns of its matcher as they are written, quotes included. */
  patterns: readonly string[]
}

/** @param text the template, fitted */
export function piecesOf(text: string): Pieces {
  const source = ts.createSourceFile('middleware.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const whole = (name: string) => {
    const statement = source.statements.find(each => namesOf(each).includes(name))
    return statement === undefined ? '' : text.slice(statement.pos, statement.end).trim()
  }
  const call = callOf(source, 'clerkMiddleware')
  const handler = call?.arguments[0]
  return {
    list: [whole('PUBLIC_PATHS'), whole('isPublic')].join(text.includes('\r\n') ? '\r\n\r\n' : '\n\n'),
    handler: handler === undefined ? '' : outdented(text, handler),
    config: whole('config'),
    patterns: stringsIn(source.statements.find(each => namesOf(each).includes('config'))),
  }
}

/** The one call of a function by its local name; undefined where there is none, or several. */
export function callOf(source: ts.SourceFile, name: string): ts.CallExpression | undefined {
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name)
      calls.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return calls.length === 1 ? calls[0] : undefined
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name.text] : [],
  )
}

function stringsIn(node: ts.Node | undefined): string[] {
  const found: string[] = []
  const visit = (each: ts.Node): void => {
    if (ts.isStringLiteral(each)) found.push(each.getText())
    ts.forEachChild(each, visit)
  }
  if (node !== undefined) visit(node)
  return found
}

function outdented(text: string, node: ts.Node): string {
  const start = node.getStart()
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start)
  const level = /^[ \t]*/.exec(line)?.[0] ?? ''
  return text
    .slice(start, node.end)
    .split('\n')
    .map(each => (each.startsWith(level) ? each.slice(level.length) : each))
    .map((each, index) => (index === 0 ? (text.slice(start).split('\n')[0] ?? '') : each))
    .join('\n')
}
