import type { TextEdit } from '../../../core/fix.ts'
import { unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import { inStyle } from '../../code-style.ts'
import type { CodeStyle } from '../../code-style.ts'

type Edit = Omit<TextEdit, 'file'>

const SECRET = { name: 'CLERK_SECRET_KEY', schema: "z.string().startsWith('sk_')" }
const PUBLISHABLE = { name: 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', schema: "z.string().startsWith('pk_')" }
const PUBLIC = /^(?:NEXT_PUBLIC_|NODE_ENV$)/

/**
 * Clerk's keys among those that a schema of the environment names: `createEnv()` of t3-env, or zod's own `object()`
 * that holds variables of the server already (a schema of public ones alone is parsed in browsers, too).
 * @returns undefined where the module has another form
 */
export function withClerkKeys(source: ts.SourceFile, style: CodeStyle): Edit[] | undefined {
  const t3 = objectOf(callNamed(source, name => /(?:^|\.)createEnv$/.test(name)))
  if (t3 !== undefined) return inCreateEnv(t3, style)
  const literal = objectOf(callNamed(source, name => name === 'z.object' || name === 'z.strictObject'))
  const forServer = literal?.properties.some(each => !PUBLIC.test(nameOf(each)))
  if (literal === undefined || forServer !== true) return undefined
  return added(literal, style, [entry(PUBLISHABLE), entry(SECRET)])
}

function inCreateEnv(options: ts.ObjectLiteralExpression, style: CodeStyle): Edit[] | undefined {
  const server = member(options, 'server')
  const client = member(options, 'client')
  if (server === undefined || client === undefined) return undefined
  const values = member(options, 'runtimeEnv') ?? member(options, 'runtimeEnvStrict')
  const forClient = member(options, 'experimental__runtimeEnv')
  const value = ({ name }: typeof SECRET) => ({ name, text: `${name}: process.env.${name},` })
  return [
    ...added(server, style, [entry(SECRET)]),
    ...added(client, style, [entry(PUBLISHABLE)]),
    ...(values === undefined ? [] : added(values, style, [value(SECRET), value(PUBLISHABLE)])),
    ...(forClient === undefined ? [] : added(forClient, style, [value(PUBLISHABLE)])),
  ]
}

function entry({ name, schema }: typeof SECRET): { name: string; text: string } {
  return { name, text: `${name}: ${schema},` }
}

/** At the head of the object, so that nothing is asked of how it ends. */
function added(
  literal: ts.ObjectLiteralExpression,
  style: CodeStyle,
  entries: readonly { name: string; text: string }[],
): Edit[] {
  const missing = entries.filter(({ name }) => !literal.properties.some(each => nameOf(each) === name))
  if (missing.length === 0) return []
  const at = literal.getStart() + 1
  const { text } = literal.getSourceFile()
  const lines = missing.map(each => each.text)
  const [first] = literal.properties
  const level = first === undefined ? undefined : /\n([ \t]*)$/.exec(text.slice(0, first.getStart()))?.[1]
  if (level !== undefined) return [{ start: at, end: at, text: style.eol + inStyle(lines, style, level) }]
  // A comment alone, or nothing, between braces on two lines.
  const closing = /\n([ \t]*)\}$/.exec(literal.getText())?.[1]
  if (first === undefined && closing !== undefined)
    return [{ start: at, end: at, text: style.eol + inStyle(lines, style, closing + style.indent) }]
  const inline = inStyle([lines.join(' ')], style, ' ')
  return [{ start: at, end: at, text: first === undefined ? `${inline.replace(/,$/, '')} ` : inline }]
}

function callNamed(source: ts.SourceFile, wanted: (name: string) => boolean): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && wanted(node.expression.getText())) found ??= node
    else ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function objectOf(call: ts.CallExpression | undefined): ts.ObjectLiteralExpression | undefined {
  const [given] = call?.arguments ?? []
  const inner = given && unwrap(given)
  return inner && ts.isObjectLiteralExpression(inner) ? inner : undefined
}

function member(literal: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralExpression | undefined {
  const property = literal.properties.find(each => nameOf(each) === name)
  if (property === undefined || !ts.isPropertyAssignment(property)) return undefined
  const value = unwrap(property.initializer)
  return ts.isObjectLiteralExpression(value) ? value : undefined
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string {
  return name === undefined ? '' : name.getText().replaceAll(/^['"]|['"]$/g, '')
}
