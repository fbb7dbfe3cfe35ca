import { CREDENTIAL, IDENTITY } from '../origin.ts'
import type { Columns } from './columns.ts'
import { has, type ObjectValue, type Value } from '../values.ts'

/** Calls whose filters may all be missing. */
const ANY_FILTER = /^(findFirst|findMany|updateMany|deleteMany|count|aggregate|groupBy)/
/** Calls that want one key, and take more filters beside it. */
const KEYED = /^(findUnique|update$|delete$)/

/**
 * Does the store leave out a filter whose value is undefined, and find more rows for it? Prisma does; where the only
 * key of findUnique, update or delete is undefined it refuses
 * (https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined).
 */
export function leavesOut(module: string, name: string, args: readonly Value[]): boolean {
  if (!module.includes('prisma')) return false
  if (ANY_FILTER.test(name)) return true
  const keys = KEYED.test(name) ? [...(whereOf(args)?.cells.values() ?? [])] : []
  // The only key of all: where it has no value the store refuses.
  return keys.length > 1 && keys.some(cell => !isEmpty(cell.value))
}

function whereOf([query]: readonly Value[]): ObjectValue | undefined {
  const where = query?.kind === 'object' ? query.cells.get('where')?.value : undefined
  return where?.kind === 'object' ? where : undefined
}

function isEmpty(value: Value): boolean {
  return value.kind === 'constant' && value.value === undefined
}

/** The columns whose condition is left out because the caller's identity or credential is not there. */
export function droppedColumns(args: readonly Value[]): readonly string[] {
  const where = whereOf(args)
  return where ? emptyIn(where, '', 0, new Set()) : []
}

function emptyIn(value: ObjectValue, name: string, depth: number, seen: Set<Value>): readonly string[] {
  if (depth > 4 || seen.has(value)) return []
  seen.add(value)
  return [...value.cells].flatMap(([key, { value: inner }]) => {
    if (/^(OR|NOT)$/.test(key)) return []
    const shown = /^(AND|equals|is|some|in)$/.test(key) ? name : key
    if (inner.kind === 'object') return emptyIn(inner, shown, depth + 1, seen)
    const options = inner.kind === 'union' ? inner.options : [inner]
    return options.some(each => isEmpty(each) && has(each, IDENTITY | CREDENTIAL)) ? [shown] : []
  })
}

/** What rows are chosen by, once the conditions are left out that have no value. */
export function withoutDropped(columns: Columns, dropped: readonly string[]): Columns {
  if (dropped.length === 0) return columns
  const chosen = columns.chosen.filter(({ name, from }) => !from.own || !dropped.includes(name))
  return { ...columns, chosen }
}
