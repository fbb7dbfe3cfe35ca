import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { valueOf } from '../../endpoints/definitions.ts'
import { isFunction, nodesIn, unwrap } from '../../endpoints/tree.ts'
import type { Taken } from '../../live/subject.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { sampleOf, textFor } from './zod-sample.ts'

/**
 * What an endpoint takes, as its own source tells: the fields that its schemas name, that it takes out of a body or a
 * form, and the arguments of an action. A request that nothing accepts would tell callers apart by nothing.
 */
export function takenBy(project: Project, endpoint: EntryPoint): Taken {
  const body = functionOf(project, endpoint.handler)
  const nodes = [...nodesIn(body ?? endpoint.handler)]
  const fields = { ...named(nodes), ...schemasIn(project, nodes) }
  const chain = endpoint.kind === 'trpc-procedure' ? endpoint.handler : undefined
  return {
    fields,
    arguments: body === undefined ? [{ value: fields }] : body.parameters.map(each => argument(each, fields)),
    reads: readIn(nodes),
    query: chain === undefined ? null : isQuery(chain),
    wrapped: project.appOf(endpoint.file).dependencies.has('superjson'),
  }
}

/** The function that answers: the handler, or the one that is handed to what wraps it. */
function functionOf(project: Project, node: ts.Node): ts.SignatureDeclaration | undefined {
  if (isFunction(node)) return node
  if (!ts.isExpression(node)) return undefined
  const value = ts.isIdentifier(node) ? valueOf(project, node) : unwrap(node)
  if (value === undefined || value === node) return undefined
  if (isFunction(value)) return value
  const inner = ts.isCallExpression(value)
    ? value.arguments.find(each => isFunction(unwrap(each)))
    : undefined
  const found = inner === undefined ? undefined : unwrap(inner)
  return found !== undefined && isFunction(found) ? found : undefined
}

/** The fields of every schema that the code parses with, or that is handed to a procedure's `input`. */
function schemasIn(project: Project, nodes: readonly ts.Node[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const node of nodes) {
    if (!ts.isCallExpression(node)) continue
    const callee = unwrap(node.expression)
    if (!ts.isPropertyAccessExpression(callee)) continue
    const [first] = node.arguments
    const schema = PARSES.test(callee.name.text)
      ? callee.expression
      : callee.name.text === 'input' || callee.name.text === 'inputSchema'
        ? first
        : undefined
    const sample = schema === undefined ? undefined : sampleOf(project, schema, 'value')
    if (typeof sample === 'object' && sample !== null) Object.assign(fields, sample)
  }
  return fields
}

const PARSES = /^(?:parse|safeParse|parseAsync|safeParseAsync)$/

/** `form.get('title')`, `body.title`, `const { title } = await request.json()`. */
function named(nodes: readonly ts.Node[]): Record<string, unknown> {
  const names = new Set<string>()
  const bodies = new Set<string>()
  for (const node of nodes) {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined && readsBody(node.initializer)) {
      if (ts.isIdentifier(node.name)) bodies.add(node.name.text)
      else if (ts.isObjectBindingPattern(node.name)) for (const name of keysOf(node.name)) names.add(name)
    } else if (ts.isCallExpression(node)) {
      const [first] = node.arguments
      const callee = unwrap(node.expression)
      if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'get' && isForm(callee.expression))
        if (first !== undefined && ts.isStringLiteralLike(first)) names.add(first.text)
    } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      if (bodies.has(node.expression.text)) names.add(node.name.text)
    }
  }
  return Object.fromEntries([...names].map(name => [name, textFor(name)]))
}

/** `request.headers.get('x-role')`, `searchParams.get('as')`, `(await cookies()).get('rank')`, `req.headers['x-role']`. */
function readIn(nodes: readonly ts.Node[]): string[] {
  const names = new Set<string>()
  for (const node of nodes) {
    const key = ts.isElementAccessExpression(node)
      ? node.argumentExpression
      : ts.isCallExpression(node) &&
          /(?:headers|params|cookies|query)\b[^.]*\.get$/i.test(node.expression.getText())
        ? node.arguments[0]
        : undefined
    if (key !== undefined && ts.isStringLiteralLike(key)) names.add(key.text)
  }
  return [...names]
}

function keysOf({ elements }: ts.ObjectBindingPattern): string[] {
  return elements
    .map(({ name, propertyName }) => propertyName ?? name)
    .flatMap(key => (ts.isIdentifier(key) ? [key.text] : []))
}

function readsBody(node: ts.Expression): boolean {
  return /\.json\(\)|\breq(?:uest)?\.body\b/.test(node.getText())
}

function isForm(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && /form|data/i.test(node.text)
}

/** The argument of an action for one of its parameters, by its type or its name. */
function argument(
  { name, type }: ts.ParameterDeclaration,
  fields: Readonly<Record<string, unknown>>,
): Taken['arguments'][number] {
  const written = type?.getText() ?? ''
  const called = ts.isIdentifier(name) ? name.text : 'input'
  if (/\bFormData\b/.test(written) || /^form(?:data)?$/i.test(called)) return 'form'
  if (/^(?:number|bigint)$/.test(written)) return { value: 1 }
  if (written === 'boolean') return { value: true }
  if (written === 'string') return { value: textFor(called) }
  if (written.endsWith('[]')) return { value: [] }
  if (/^_?prev/i.test(called)) return { value: null }
  if (type !== undefined && ts.isTypeLiteralNode(type)) return { value: { ...membersOf(type), ...fields } }
  return { value: written === '' && Object.keys(fields).length === 0 ? textFor(called) : fields }
}

function membersOf(type: ts.TypeLiteralNode): Record<string, unknown> {
  return Object.fromEntries(
    type.members.flatMap(member => {
      if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name)) return []
      const written = member.type?.getText()
      const value = written === 'number' ? 1 : written === 'boolean' ? true : textFor(member.name.text)
      return [[member.name.text, value] as const]
    }),
  )
}

/** `.query(…)` at the end of a procedure's chain. */
function isQuery(chain: ts.Node): boolean {
  return ts.isCallExpression(chain) && /\.query\s*(?:<[^(]*>)?\($/.test(`${chain.expression.getText()}(`)
}
