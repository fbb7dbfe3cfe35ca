import { unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { ANSWER, BODY, INPUT, PARSED, PREFIXED, SELF_WRITTEN, STORED, WHOLE_USER } from './origin.ts'
import type { Observation } from './effect.ts'
import type { Run } from './run.ts'
import { has, type Value } from './values.ts'

/** Writes down what was seen, unless a module is being loaded. */
export function note(
  run: Run,
  kind: Observation['kind'],
  node: ts.Node,
  inputs: readonly string[] = [],
): void {
  run.observe(kind, node, inputs)
}

/** A condition goes by a value: what it asks of the request, and of what the user has written itself. */
export function weigh(run: Run, test: ts.Node, value: Value): void {
  const { origin } = value
  if (!origin.from || run.quiet > 0) return
  const bare = isBare(test)
  if (has(value, SELF_WRITTEN))
    note(run, bare ? 'asked-metadata' : 'weighed-metadata', test, origin.from.inputs)
  if (!bare || has(value, ANSWER)) for (const input of origin.from.inputs) run.tested.add(input)
}

/** `next`, `!next`, `a && b`, `next !== null`: only whether it is there. */
function isBare(test: ts.Node): boolean {
  const node = ts.isExpression(test) ? unwrap(test) : test
  if (ts.isPrefixUnaryExpression(node)) return isBare(node.operand)
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node
    const { kind } = operatorToken
    const joins = kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken
    return joins ? isBare(left) && isBare(right) : ts.isTypeOfExpression(left) || isNothing(right)
  }
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined') ||
    (ts.isStringLiteral(node) && node.text === '')
  )
}

/** Is it text of which the caller chooses the beginning, so that as an address it leads anywhere? */
export function isFree(value: Value | undefined): boolean {
  if (value === undefined || !has(value, INPUT | BODY)) return false
  if (value.kind === 'union') return value.options.some(isFree)
  if (value.kind === 'constant' || has(value, STORED | PREFIXED | PARSED | SELF_WRITTEN)) return false
  return value.origin.from !== null && !value.origin.from.own
}

/** Where a link can put an address; a part of the path chooses a page, and the app's own origin is none. */
const ADDRESSES = /^(searchParams|query|body|argument|input|cookies)\b/

/** The caller is sent to an address that it has chosen, and nothing has looked at that. */
export function redirects(run: Run, site: ts.Node, [target]: readonly Value[]): void {
  if (!target || !isFree(target)) return
  const inputs = (target.origin.from?.inputs ?? []).filter(input => !run.tested.has(input))
  if (inputs.some(input => ADDRESSES.test(input))) note(run, 'free-redirect', site, inputs)
}

/** What is sent to the browser: is Clerk's whole user in it? */
export function sends(run: Run, site: ts.Node, values: readonly Value[]): void {
  if (values.some(value => holdsUser(value, 0, new Set()))) note(run, 'sent-user', site)
}

function holdsUser(value: Value, depth: number, seen: Set<Value>): boolean {
  if (depth > 4 || seen.has(value)) return false
  if (value.kind === 'object' || value.kind === 'array') seen.add(value)
  switch (value.kind) {
    case 'object':
      return (
        has(value, WHOLE_USER) ||
        [...value.cells.values()].some(cell => holdsUser(cell.value, depth + 1, seen))
      )
    case 'array':
      return (value.items ?? [value.element]).some(cell => holdsUser(cell.value, depth + 1, seen))
    case 'union':
      return value.options.some(option => holdsUser(option, depth + 1, seen))
    case 'promise':
      return value.value !== null && holdsUser(value.value, depth + 1, seen)
    case 'external':
      return value.result && has(value, WHOLE_USER)
    default:
      return false
  }
}
