import { unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { join } from './join.ts'
import type { Run } from './run.ts'
import type { Scope } from './state.ts'
import { columnsOfNew, columnOf } from './ties/columns.ts'
import type { Value } from './values.ts'

/**
 * `user.role = body.role`, where `user` is a row that was found: what is set stays with the variable until the row is
 * saved (https://mongoosejs.com/docs/documents.html#updating-using-save). Gives whether it is such a row.
 */
export function setOnDocument(
  run: Run,
  target: ts.PropertyAccessExpression,
  value: Value,
  scope: Scope,
): boolean {
  const root = rootOf(target.expression)
  const cell = ts.isIdentifier(root) ? scope.lookup(root.text) : undefined
  if (!cell) return false
  const written = withColumn(cell.value, target.name.text, value)
  if (written) run.assign(cell, written)
  return written !== undefined
}

function rootOf(expression: ts.Expression): ts.Expression {
  const node = unwrap(expression)
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node
}

function withColumn(row: Value, name: string, value: Value): Value | undefined {
  if (row.kind === 'union') {
    const options = row.options.map(option => withColumn(option, name, value) ?? option)
    return options.some((option, at) => option !== row.options[at]) ? join(options) : undefined
  }
  if (row.kind !== 'external' || !row.settled) return undefined
  return { ...row, made: [...row.made, ...columnOf(name, value)] }
}

/** `Object.assign(user, body)`: whatever the body names is set, in the row itself. */
export function assignToDocument(row: Value, sources: readonly Value[]): boolean {
  if (row.kind !== 'external' || !row.settled) return false
  row.made = [...row.made, ...sources.flatMap(source => columnsOfNew([source]))]
  return true
}
