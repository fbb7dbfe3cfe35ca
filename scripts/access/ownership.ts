import { nullish } from './join.ts'
import type { EffectKind } from './run.ts'
import { BODY, CREDENTIAL, IDENTITY, type Origin } from './origin.ts'
import { has, type Value } from './values.ts'

/**
 * A look-up keyed by an identity or credential that the caller does not have finds nothing:
 * `findFirst({ where: { id, userId: null } })`. Gives what decided it, or null where the look-up may find rows.
 *
 * `undefined` is no such key: an ORM leaves an undefined filter out and then finds every row
 * (Prisma, "null and undefined": https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined).
 */
function boundToNobody(args: readonly Value[]): Origin | null {
  for (const arg of args) {
    const origin = missingKey(arg, 0)
    if (origin) return origin
  }
  return null
}

/** Under these names a condition is one alternative of several, so it binds nothing. */
const ALTERNATIVE = /^(OR|NOT|\$or|\$nor|\$not|or|not|ne|\$ne|data|select|include|set|orderBy)$/

function missingKey(value: Value, depth: number): Origin | null {
  if (depth > 6) return null
  switch (value.kind) {
    case 'constant':
      return isMissing(value) ? value.origin : null
    case 'unknown':
      return null
    case 'object':
      for (const [name, cell] of value.cells) {
        const origin = ALTERNATIVE.test(name) ? null : missingKey(cell.value, depth + 1)
        if (origin) return origin
      }
      return null
    case 'array':
      for (const cell of value.items ?? []) {
        const origin = missingKey(cell.value, depth + 1)
        if (origin) return origin
      }
      return null
    case 'external':
      return value.bound ?? null
    default:
      return null
  }
}

function isMissing(value: Value): boolean {
  return (
    nullish(value) === true &&
    value.kind === 'constant' &&
    value.value === null &&
    has(value, IDENTITY | CREDENTIAL) &&
    !has(value, BODY)
  )
}

/** Methods whose first argument says which rows are changed. */
const CHANGES_CHOSEN = /^(delete|update|remove|findOneAnd|findByIdAnd|findAndModify)/
/** Steps of a query that narrow it, and functions that build conditions. */
const NARROWS = /^(where|andWhere|eq|match|filter|is|equals|having|and|inArray)$/

/** Does this one call ask for, or change, only what belongs to nobody? */
export function boundCall(kind: EffectKind | null, name: string, args: readonly Value[]): Origin | null {
  if (kind === 'read') return boundToNobody(args)
  if (kind === 'write' && CHANGES_CHOSEN.test(name)) return boundToNobody(args.slice(0, 1))
  return null
}

/** A step that narrows a query binds it as its condition does. */
export function boundCondition(name: string, args: readonly Value[]): Origin | null {
  return NARROWS.test(name) ? boundToNobody(args) : null
}
