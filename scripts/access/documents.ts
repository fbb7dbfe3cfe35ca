import { rootOf, unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { join } from './join.ts'
import type { Run } from './run.ts'
import type { Scope } from './state.ts'
import { columnOf, columnsOfNew, type Column } from './ties/columns.ts'
import type { External, Value } from './values.ts'

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
  return setColumns(run, rootOf(target.expression), columnOf(target.name.text, value), scope)
}

/** `user['role'] = role`, and `user[key] = body[key]` of a key that is not known: it may be any column. */
export function setOnDocumentAt(
  run: Run,
  target: ts.ElementAccessExpression,
  { key, value }: { key: Value; value: Value },
  scope: Scope,
): boolean {
  const name = key.kind === 'constant' ? String(key.value) : '*'
  return setColumns(run, rootOf(target.expression), columnOf(name, value), scope)
}

/** `Object.assign(user, body)`: whatever the body names is set. Of targets that are no such rows nothing is kept. */
export function assignToDocument(
  run: Run,
  target: ts.Expression | undefined,
  sources: readonly Value[],
  scope: Scope,
): void {
  if (target) setColumns(run, unwrap(target), columnsIn(sources), scope)
}

function setColumns(run: Run, variable: ts.Expression, columns: readonly Column[], scope: Scope): boolean {
  const cell = ts.isIdentifier(variable) ? scope.lookup(variable.text) : undefined
  const written = cell && withColumns(cell.value, columns)
  if (cell && written) run.assign(cell, written)
  return written !== undefined
}

function withColumns(row: Value, columns: readonly Column[]): Value | undefined {
  if (row.kind === 'union') {
    const options = row.options.map(option => withColumns(option, columns) ?? option)
    return options.some((option, at) => option !== row.options[at]) ? join(options) : undefined
  }
  return row.kind === 'external' && isRow(row) ? { ...row, made: [...row.made, ...columns] } : undefined
}

/** A row that was found, or one that `new Post(values)` has made. */
export function isRow({ settled, made }: External): boolean {
  return settled || made.length > 0
}

/** The columns that objects name, as `Object.assign(row, …sources)` sets them. */
export function columnsIn(sources: readonly Value[]): readonly Column[] {
  return sources.flatMap(source => columnsOfNew([source]))
}

/** Methods of a row that was found: `user.save()`. */
const OF_ROW = /^(save|remove|destroy|deleteOne)$/

/** By what a row was found that a call changes; nothing for calls of anything else. */
export function chosenBefore({ settled, origin, columns }: External, name: string): readonly Column[] {
  const { from } = origin
  return settled && from && columns.length === 0 && OF_ROW.test(name)
    ? [{ name: 'id', from, sent: !from.own, raw: false }]
    : []
}
