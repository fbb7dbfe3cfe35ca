import { unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import type { Machine } from '../interpreter.ts'
import { valueAt } from '../options/value-at.ts'
import { HOLE } from './sent.ts'

/** More steps than a policy is put together in. */
const DEEPEST = 12

/**
 * The text of an expression: what the interpreter tells of it, and where it is put together of parts of which some are
 * not known (a nonce, a host of the environment), the rest of it. null: nothing is known.
 */
export function textOf(machine: Machine, node: ts.Expression): string | null {
  const value = valueAt(machine, node)
  if (value.kind === 'constant') return value.value === undefined ? null : String(value.value)
  const text = partsOf(machine, unwrap(node), 0)
  return text.replaceAll(HOLE, '').trim() === '' ? null : text
}

function partsOf(machine: Machine, node: ts.Expression, depth: number): string {
  const inside = (each: ts.Expression) => partsOf(machine, unwrap(each), depth + 1)
  if (depth > DEEPEST) return HOLE
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return (
      node.head.text + node.templateSpans.map(span => inside(span.expression) + span.literal.text).join('')
    )
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return inside(node.left) + inside(node.right)
  if (ts.isIdentifier(node)) return declared(machine, node, depth)
  if (ts.isCallExpression(node)) return called(node, inside)
  const value = valueAt(machine, node)
  return value.kind === 'constant' ? String(value.value) : HOLE
}

/** `policy.replace(/\s{2,}/g, ' ').trim()`, `[…].join('; ')`: white space apart the text is the same. */
function called(
  { expression, arguments: args }: ts.CallExpression,
  inside: (node: ts.Expression) => string,
): string {
  const callee = unwrap(expression)
  if (!ts.isPropertyAccessExpression(callee)) return HOLE
  const [by] = args
  const target = unwrap(callee.expression)
  if (callee.name.text === 'join' && ts.isArrayLiteralExpression(target)) {
    const between = by && ts.isStringLiteralLike(by) ? by.text : ','
    return target.elements.map(each => (ts.isSpreadElement(each) ? HOLE : inside(each))).join(between)
  }
  return /^(replace|replaceAll|trim|toString)$/.test(callee.name.text) ? inside(target) : HOLE
}

/** What a name was declared with, in the functions around its use or in its module. */
function declared(machine: Machine, { text, parent }: ts.Identifier, depth: number): string {
  for (let node: ts.Node = parent; node; node = node.parent) {
    const statements = ts.isBlock(node) || ts.isSourceFile(node) ? node.statements : []
    for (const statement of statements) {
      if (!ts.isVariableStatement(statement)) continue
      for (const { name, initializer } of statement.declarationList.declarations)
        if (name.getText() === text && initializer) return partsOf(machine, unwrap(initializer), depth + 1)
    }
  }
  return HOLE
}
