import type { Step } from '../core/place.ts'
import { nullish } from './join.ts'
import type { EffectKind } from './run.ts'
import { BODY, CREDENTIAL, IDENTITY, PLAIN, type Origin } from './origin.ts'
import { has, type Value } from './values.ts'

/** What a look-up is asked of, and where. */
export interface LookUp {
  here: Step
  /** Does the store leave a filter out whose value is undefined? */
  dropsUndefined: boolean
}

/**
 * A look-up keyed by an identity or credential that the caller does not have finds nothing:
 * `findFirst({ where: { id, userId: null } })`. Gives what decided it, or null where the look-up may find rows.
 *
 * `undefined` is no such key where the store leaves undefined filters out and then finds every row: Prisma's findFirst,
 * findMany and the like (https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined);
 * its findUnique, update and delete refuse it.
 */
function boundToNobody(args: readonly Value[], asked: LookUp): Origin | null {
  for (const arg of args) {
    const origin = missingKey(arg, 0, asked)
    if (origin) return origin
  }
  return null
}

/** Under these names a condition is one alternative of several, so it binds nothing. */
const ALTERNATIVE = /^(OR|NOT|\$or|\$nor|\$not|or|not|ne|\$ne|data|select|include|set|orderBy)$/

function missingKey(value: Value, depth: number, asked: LookUp): Origin | null {
  if (depth > 6) return null
  switch (value.kind) {
    case 'constant':
      return isMissing(value, asked) ? value.origin : null
    case 'unknown':
      return has(value, CREDENTIAL)
        ? { ...PLAIN, marks: IDENTITY, cause: { kind: 'api-key', step: asked.here } }
        : null
    case 'union':
      return unionKey(value.options, depth, asked)
    case 'object':
      for (const [name, cell] of value.cells) {
        const origin = ALTERNATIVE.test(name) ? null : missingKey(cell.value, depth + 1, asked)
        if (origin) return origin
      }
      return null
    case 'array':
      for (const cell of value.items ?? []) {
        const origin = missingKey(cell.value, depth + 1, asked)
        if (origin) return origin
      }
      return null
    case 'external':
      return value.bound ?? null
    default:
      return null
  }
}

/** Bound where every option is: a cookie that may be absent is a key only where an undefined one finds nothing. */
function unionKey(options: readonly Value[], depth: number, asked: LookUp): Origin | null {
  let bound: Origin | null = null
  for (const option of options) {
    const absent = option.kind === 'constant' && option.value === undefined && has(option, CREDENTIAL)
    const origin = absent && !asked.dropsUndefined ? option.origin : missingKey(option, depth + 1, asked)
    if (!origin) return null
    if (!absent) bound = origin
  }
  return bound
}

function isMissing(value: Value, { dropsUndefined }: LookUp): boolean {
  if (value.kind !== 'constant' || nullish(value) !== true) return false
  if (value.value === undefined && dropsUndefined) return false
  return has(value, IDENTITY | CREDENTIAL) && !has(value, BODY)
}

/** Methods whose first argument says which rows are changed. */
const CHANGES_CHOSEN = /^(delete|update|remove|findOneAnd|findByIdAnd|findAndModify)/
/** Steps of a query that narrow it, and functions that build conditions. */
const NARROWS = /^(where|andWhere|eq|match|filter|is|equals|having|and|inArray)$/

/** Does this one call ask for, or change, only what belongs to nobody? */
export function boundCall(
  kind: EffectKind | null,
  name: string,
  args: readonly Value[],
  asked: LookUp,
): Origin | null {
  if (kind === 'read') return boundToNobody(args, asked)
  if (kind === 'write' && CHANGES_CHOSEN.test(name)) return boundToNobody(args.slice(0, 1), asked)
  return null
}

/** A step that narrows a query binds it as its condition does. */
export function boundCondition(name: string, args: readonly Value[], asked: LookUp): Origin | null {
  return NARROWS.test(name) ? boundToNobody(args, asked) : null
}
