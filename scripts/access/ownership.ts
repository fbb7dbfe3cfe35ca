import type { Step } from '../core/place.ts'
import { nullish, truth } from './join.ts'
import type { EffectKind } from './effect.ts'
import { isCapability } from './known/names.ts'
import { BODY, CREDENTIAL, IDENTITY, INPUT, isRaw, PLAIN, type Origin } from './origin.ts'
import { has, type External, type ObjectValue, type Value } from './values.ts'

/** What a look-up is asked of, and where. */
export interface LookUp {
  here: Step
  /** Does it look up, rather than change? */
  reads: boolean
  /** Does the store leave a filter out whose value is undefined? */
  dropsUndefined: boolean
  /** The query as it is written. */
  about: string
  /** What has been answered of an object, and how deep it stood then: one that stands in many places is read once. */
  met: Map<Value, { depth: number; origin: Origin | null }>
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
  const [first] = args
  if (first?.kind === 'object') return narrowed(first, asked)
  for (const arg of args) {
    const origin = key(arg, '', asked)
    if (origin) return origin
  }
  return null
}

/** Where a query object says which rows it means. */
const CONDITION = /^(where|filter|query|match|\$match)$/
/** Parts of a query object that choose no rows. */
const NO_CONDITION =
  /^(data|select|include|with|set|\$set|orderBy|order|sort|skip|take|limit|columns|extras|options|distinct|cursor|values|create|update)$/

function narrowed(query: ObjectValue, asked: LookUp): Origin | null {
  const conditions = [...query.cells].filter(([name]) => CONDITION.test(name))
  if (conditions.length === 0) return columns(query, asked, 0)
  for (const [, cell] of conditions) {
    const origin = condition(cell.value, asked, 0)
    if (origin) return origin
  }
  return null
}

function condition(value: Value, asked: LookUp, depth: number): Origin | null {
  if (depth > 6) return null
  if (value.kind === 'object') return columns(value, asked, depth)
  return value.kind === 'external' ? value.bound : null
}

/** These narrow as what stands in them does; under every other operator a missing key may mean more rows, not fewer. */
const ALL_OF = /^(AND|and|\$and)$/
const SAME_AS = /^(equals|\$eq|is|some|eq)$/
const OPERATOR =
  /^(\$\w+|OR|NOT|or|not|ne|none|every|isNot|in|notIn|lt|lte|gt|gte|contains|startsWith|endsWith|mode|search|has|hasSome|hasEvery|path)$/

function columns(value: ObjectValue, asked: LookUp, depth: number): Origin | null {
  const known = asked.met.get(value)
  if (known && known.depth <= depth) return known.origin
  const answer = { depth, origin: null }
  asked.met.set(value, answer)
  const origin = firstBound(value, asked, depth)
  asked.met.set(value, { ...answer, origin })
  return origin
}

function firstBound(value: ObjectValue, asked: LookUp, depth: number): Origin | null {
  for (const [name, cell] of value.cells) {
    if (NO_CONDITION.test(name)) continue
    const origin = column(name, cell.value, asked, depth)
    if (origin) return origin
  }
  return null
}

function column(name: string, value: Value, asked: LookUp, depth: number): Origin | null {
  if (ALL_OF.test(name)) {
    const parts = value.kind === 'array' ? (value.items ?? []).map(cell => cell.value) : [value]
    return parts.map(part => condition(part, asked, depth + 1)).find(origin => origin !== null) ?? null
  }
  if (OPERATOR.test(name)) return null
  if (value.kind !== 'object') return key(value, name, asked)
  for (const [operator, cell] of value.cells) {
    if (SAME_AS.test(operator)) {
      const origin =
        cell.value.kind === 'object' ? columns(cell.value, asked, depth + 1) : key(cell.value, name, asked)
      if (origin) return origin
    }
  }
  return depth > 5 ? null : columns(value, asked, depth + 1)
}

/** Columns that hold what only its owner can know. */
const HOLDS_CREDENTIAL =
  /^(_?id|key|(\w*(key|token)_?)?hash|code|\w*(token|secret|password)|(hashed|api)_?key|session_?id|sid|nonce|signature)$/i
/** Is the value of a column one that this caller lacks? */
function key(value: Value, name: string, asked: LookUp): Origin | null {
  switch (value.kind) {
    case 'constant':
      return isMissing(value, asked) ? value.origin : null
    case 'unknown':
      return heldCredential(value, name, asked)
    case 'union':
      return unionKey(value.options, name, asked)
    case 'external':
      return value.bound ?? (value.result ? heldCredential(value, name, asked) : null)
    default:
      return null
  }
}

/** An API key, a session cookie: the caller would have to hold it, and a column that may hold one says so. */
function heldCredential(value: Value, name: string, asked: LookUp): Origin | null {
  const held = has(value, CREDENTIAL) && (name === '' || HOLDS_CREDENTIAL.test(name))
  // An argument that is left out drops the filter, and any row is found.
  const whole = !asked.dropsUndefined || !isRaw(value.origin) || truth(value) === true
  const sent = asked.reads && whole && has(value, BODY | INPUT) && isCapability(name, asked.about)
  return held || sent ? { ...PLAIN, marks: IDENTITY, cause: { kind: 'api-key', step: asked.here } } : null
}

/** Bound where every option is: a cookie that may be absent is a key only where an undefined one finds nothing. */
function unionKey(options: readonly Value[], name: string, asked: LookUp): Origin | null {
  let bound: Origin | null = null
  for (const option of options) {
    const empty = option.kind === 'constant' && option.value === ''
    const absent = option.kind === 'constant' && option.value === undefined && has(option, CREDENTIAL)
    if (empty || (absent && !asked.dropsUndefined)) continue
    const origin = key(option, name, asked)
    if (!origin) return null
    bound = origin
  }
  return bound
}

function isMissing(value: Value, { dropsUndefined }: LookUp): boolean {
  // `userId ?? ''`: a text that stands in for a missing identity is nobody's key.
  if (value.kind === 'constant' && value.value === '') return value.origin.cause !== null
  if (value.kind !== 'constant' || nullish(value) !== true) return false
  if (value.value === undefined && dropsUndefined) return false
  return has(value, IDENTITY | CREDENTIAL) && !has(value, BODY)
}

/** Methods whose first argument says which rows are changed. */
const CHANGES_CHOSEN = /^(delete|update|remove|findOneAnd|findByIdAnd|findAndModify)/
export function choosesRows(name: string): boolean {
  return CHANGES_CHOSEN.test(name)
}

/** Methods whose arguments say more than which rows are meant. */
const SAYS_MORE = /^(rpc|search|query|aggregate|execute|raw|unsafe|\$queryRaw\w*|sql|select|with)$/
/** Steps of a query that narrow it, and functions that build conditions. */
const NARROWS = /^(where|andWhere|match|filter|having|and)$/
const EQUALS = /^(eq|is|equals)$/

/** Does this one call ask for, or change, only what belongs to nobody? */
export function boundCall(
  kind: EffectKind | null,
  name: string,
  args: readonly Value[],
  asked: LookUp,
): Origin | null {
  if (kind === 'read') return SAYS_MORE.test(name) ? boundStatement(args, asked) : boundToNobody(args, asked)
  if (kind === 'write' && CHANGES_CHOSEN.test(name)) return boundToNobody(args.slice(0, 1), asked)
  return null
}

/** `select … where user_id = ${userId}`, with no other way to match. */
function boundStatement(args: readonly Value[], asked: LookUp): Origin | null {
  const [text, ...values] = args
  if (text?.kind !== 'constant' || typeof text.value !== 'string') return null
  const [head = '', tail] = text.value.split(/\bwhere\b/i)
  if (tail === undefined || /\bor\b/i.test(tail) || /\$\{|\?|\$\d/.test(head)) return null
  const given = values.flatMap(value =>
    value.kind === 'array' ? (value.items ?? []).map(cell => cell.value) : [value],
  )
  return given.map(value => key(value, '', asked)).find(origin => origin !== null) ?? null
}

/** A step that narrows a query binds it as its condition does; of `eq(column, value)` the column says what it holds. */
export function boundCondition(name: string, args: readonly Value[], asked: LookUp): Origin | null {
  if (NARROWS.test(name)) return boundToNobody(args, asked)
  if (!EQUALS.test(name)) return null
  const [first, second] = args
  if (!first || !second) return null
  const named = columnName(first)
  return named.includes('.') ? null : key(second, named, asked)
}

function columnName(value: Value): string {
  if (value.kind === 'constant') return String(value.value)
  return value.kind === 'external' ? lastName(value) : 'id'
}

function lastName({ trail }: External): string {
  return trail.findLast(each => each !== '()') ?? ''
}
