import { unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { equals } from './equality.ts'
import { narrow, truth } from './join.ts'
import type { Run } from './run.ts'
import type { Cell, Scope } from './state.ts'
import type { Value } from './values.ts'

/** Was `left === right` so, or not? Of what a variable on either side may be, what agrees with that stays. */
export function assumeEqual(run: Run, node: ts.BinaryExpression, scope: Scope, want: boolean): void {
  // What holds in one branch must not decide what a module declares.
  if (run.quiet > 0) return
  const here = { kind: 'session' as const, step: run.step(node, 'is compared here') }
  for (const [subject, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const cell = cellOf(subject, scope)
    const value = valueOf(run, other, scope)
    if (cell?.value.kind !== 'union' || !value) continue
    run.work(cell.value.options.length)
    const kept = narrow(cell.value, option => truth(equals(run.facts, option, value, here)), want)
    if (kept) run.assign(cell, kept)
  }
}

/**
 * Is a comparison decided for this caller? null where it is none, or not. Nothing happens on the way: only variables and
 * their properties are compared.
 */
export function comparison(run: Run, test: ts.Expression, scope: Scope): boolean | null {
  const node = unwrap(test)
  if (!ts.isBinaryExpression(node)) return null
  const { kind } = node.operatorToken
  const same = kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken
  const other =
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken
  if (!same && !other) return null
  const [left, right] = [valueOf(run, node.left, scope), valueOf(run, node.right, scope)]
  if (!left || !right) return null
  const here = { kind: 'session' as const, step: run.step(node, 'is compared here') }
  const answer = truth(equals(run.facts, left, right, here))
  return answer === null ? null : answer === same
}

function cellOf(expression: ts.Expression, scope: Scope): Cell | undefined {
  const node = unwrap(expression)
  return ts.isIdentifier(node) ? scope.lookup(node.text) : undefined
}

/** The value of a variable, of its properties, or of a text. */
function valueOf(run: Run, expression: ts.Expression, scope: Scope): Value | undefined {
  const node = unwrap(expression)
  const root = rootOf(node)
  const isKnown = ts.isStringLiteralLike(root) || (ts.isIdentifier(root) && scope.lookup(root.text))
  return isKnown ? run.interpreter.evaluate(run, node, scope) : undefined
}

function rootOf(expression: ts.Expression): ts.Expression {
  const node = unwrap(expression)
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node
}
