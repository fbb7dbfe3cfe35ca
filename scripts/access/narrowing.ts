import { rootOf, unwrap } from '../endpoints/tree.ts'
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
  const kind = comparing(node)
  if (kind === null) return null
  const [left, right] = [valueOf(run, node.left, scope), valueOf(run, node.right, scope)]
  if (!left || !right) return null
  const here = { kind: 'session' as const, step: run.step(node, 'is compared here') }
  const answer = truth(equals(run.facts, left, right, here))
  return answer === null ? null : answer === (kind === 'same')
}

/** Does the operator ask whether two values are the same, or whether they differ? null: neither. */
export function comparing({ operatorToken: { kind } }: ts.BinaryExpression): 'same' | 'other' | null {
  switch (kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return 'same'
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return 'other'
    default:
      return null
  }
}

function cellOf(expression: ts.Expression, scope: Scope): Cell | undefined {
  const node = unwrap(expression)
  return ts.isIdentifier(node) ? scope.lookup(node.text) : undefined
}

/** The value of a variable, of its properties, or of a text that is written down; undefined for anything that may act. */
function valueOf(run: Run, expression: ts.Expression, scope: Scope): Value | undefined {
  const node = unwrap(expression)
  const root = rootOf(node)
  const isPlain =
    ts.isStringLiteralLike(root) || (ts.isIdentifier(root) && scope.lookup(root.text) !== undefined)
  return isPlain ? run.interpreter.evaluate(run, node, scope) : undefined
}
