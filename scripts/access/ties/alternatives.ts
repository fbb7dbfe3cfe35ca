import { truth } from '../join.ts'
import type { Union, Value } from '../values.ts'
import type { Column } from './columns.ts'

/**
 * The columns of a value that is one of several, those of each told by `inside`. None is sure, and the caller's own ones
 * are no tie where what the caller sends may stand in their place: `owner ?? userId`, `{ userId, ...where }`.
 * @param whole is each a condition by itself, of which one that is not about the caller leaves the row to anybody
 *   (`all ? undefined : eq(posts.authorId, userId)`)?
 */
export function oneOf(
  { options }: Union,
  inside: (option: Value) => readonly Column[],
  whole = false,
): readonly Column[] {
  const each = options.map(option => ({ option, columns: inside(option) }))
  const isReplaced = each.some(({ option, columns }) =>
    whole
      ? !columns.some(({ from }) => from.own)
      : columns.length > 0 && truth(option) !== false && columns.every(standsForOwner),
  )
  return each
    .flatMap(({ columns }) => columns)
    .map(({ sure: _sure, ...column }) => (isReplaced && column.from.own ? unbound(column) : column))
}

/** Sent in the place of an owner, by the name of the column or of what is sent. */
function standsForOwner({ name, from, sent, raw }: Column): boolean {
  return sent && !from.own && (raw || [name, ...from.inputs].some(each => OWNER.test(each)))
}

const OWNER = /(user|owner|author|account|member|customer|profile|org|organi[sz]ation|tenant)(_?id)?$/i

/** No longer a tie: the row may be found without it. */
export function unbound(column: Column): Column {
  return { ...column, from: { ...column.from, own: false }, loose: true }
}
