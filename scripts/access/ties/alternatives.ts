import { nullish, truth } from '../join.ts'
import type { Union, Value } from '../values.ts'
import type { Column } from './columns.ts'

/**
 * The columns of a value that is one of several, those of each told by `inside`. None is sure, and the caller's own ones
 * are no tie where what the caller sends may stand in their place: `owner ?? userId`, `{ userId, ...where }`.
 * @param mayLack may they all be left out, as a condition may (`all ? undefined : eq(posts.authorId, userId)`)?
 */
export function oneOf(
  { options }: Union,
  inside: (option: Value) => readonly Column[],
  mayLack = false,
): readonly Column[] {
  const each = options.map(option => ({ option, columns: inside(option) }))
  const isReplaced = each.some(({ option, columns }) =>
    columns.length > 0
      ? truth(option) !== false && columns.every(standsForOwner)
      : mayLack && nullish(option) === true,
  )
  return each
    .flatMap(({ columns }) => columns)
    .map(({ sure: _sure, ...column }) => (isReplaced && column.from.own ? unbound(column) : column))
}

/** A schema lists the names that it lets through: those of an owner are seldom among the ones that are spread. */
function standsForOwner({ from, sent, raw }: Column): boolean {
  return sent && !from.own && (raw || from.inputs.some(input => OWNER.test(input)))
}

const OWNER = /(user|owner|author|account|member|customer|profile|org|organi[sz]ation|tenant)(_?id)?$/i

/** No longer a tie: the row may be found without it. */
export function unbound(column: Column): Column {
  return { ...column, from: { ...column.from, own: false }, loose: true }
}
