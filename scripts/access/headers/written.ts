import { nodesIn, propertyName, unwrap } from '../../endpoints/tree.ts'
import { placeOf } from '../../project/lines.ts'
import { ts } from '../../project/typescript.ts'
import type { Machine } from '../interpreter.ts'
import { optionOf } from '../named-calls.ts'
import { coversPages, LOOKED_FOR, type SentHeader } from './sent.ts'
import { textOf } from './text.ts'

interface Pair {
  name: ts.Expression | string
  value: ts.Expression
  node: ts.Node
}

const NAMES = new RegExp([...LOOKED_FOR].join('|'), 'i')

/** The headers that a module writes, however: `{ key, value }`, `headers.set(name, value)`, `{ [name]: value }`, `[name, value]`. */
export function* headersWritten(machine: Machine, source: ts.SourceFile): Generator<SentHeader> {
  if (!NAMES.test(source.text)) return
  for (const node of nodesIn(source)) {
    const pair = pairOf(node)
    if (!pair) continue
    const name = nameOf(machine, pair.name).toLowerCase()
    if (!LOOKED_FOR.has(name)) continue
    yield {
      name,
      value: textOf(machine, pair.value),
      place: placeOf(pair.node),
      everywhere: isForPages(pair.node),
      list: ts.isCallExpression(pair.node) ? pair.node.parent.parent : pair.node.parent,
    }
  }
}

function pairOf(node: ts.Node): Pair | undefined {
  if (ts.isObjectLiteralExpression(node)) {
    const name = optionOf(node, 'key')
    const value = optionOf(node, 'value')
    return name && value && { name, value, node }
  }
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression)
    const [name, value] = node.arguments
    const sets =
      ts.isPropertyAccessExpression(callee) && /^(set|append|setHeader|header)$/.test(callee.name.text)
    return sets && name && value && !isOfRequest(callee.expression) ? { name, value, node } : undefined
  }
  if (ts.isPropertyAssignment(node)) {
    const name = propertyName(node.name)
    return name === null ? undefined : { name, value: node.initializer, node }
  }
  if (ts.isArrayLiteralExpression(node)) {
    const [name, value, ...others] = node.elements
    const isPair = name && ts.isStringLiteralLike(name) && value && others.length === 0
    return isPair ? { name, value, node } : undefined
  }
  return undefined
}

/** What is handed on to the page is no header of the answer (docs: Next, content-security-policy). */
function isOfRequest(target: ts.Expression): boolean {
  return /^req(uest)?Headers$|^(req|request)\.headers$/i.test(unwrap(target).getText())
}

/** Empty where it is not known. */
function nameOf(machine: Machine, name: Pair['name']): string {
  if (typeof name === 'string') return name
  if (ts.isStringLiteralLike(name)) return name.text
  return ts.isIdentifier(name) || ts.isPropertyAccessExpression(name) ? (textOf(machine, name) ?? '') : ''
}

/** Of which paths does the list speak that the header stands in? One that is given a name may be for any. */
function isForPages(node: ts.Node): boolean {
  const rule = ts.findAncestor(
    node.parent,
    each => ts.isObjectLiteralExpression(each) && optionOf(each, 'source') !== undefined,
  )
  const source = rule && ts.isObjectLiteralExpression(rule) ? optionOf(rule, 'source') : undefined
  return !source || !ts.isStringLiteralLike(source) || coversPages(source.text)
}
