import { deepOrigin } from '../deep-origin.ts'
import { truth } from '../join.ts'
import { BODY, INPUT, isRaw, PARSED, type Provenance } from '../origin.ts'
import type { External, Value } from '../values.ts'
import { oneOf, unbound } from './alternatives.ts'
import { CONDITION } from './conditions.ts'
import { BUILT, BY_ID, COMPARES, JOINS, NARROWS, TAKES_FILTER, WRITES } from './methods.ts'
import { PUBLISHED, saysPublished } from './published.ts'
import { statementColumns } from './statement.ts'

/** One column that a query chooses rows by, or that a change sets, and where its value comes from. */
export interface Column {
  /** As the source names it; `id` where only the method says it; `*` for whatever the caller sends; `?`: it does not tell. */
  name: string
  from: Provenance
  /** Is it what the caller sends, as against what was looked up by that? */
  sent: boolean
  /** May the row be found without it: in an alternative, or because it is not so? */
  loose?: true
  /** Is it certainly there? An argument that is left out drops the filter. */
  sure?: true
  /** May it be of any kind and shape, since nothing has checked it or made a text or a number of it? */
  raw: boolean
}

/** What one call chooses its rows by, and what it writes into them. */
export interface Columns {
  chosen: readonly Column[]
  set: readonly Column[]
}

const NONE: Columns = { chosen: [], set: [] }

/** Where a query object says what to write. */
const VALUES = /^(data|values|set|\$set|create|update|row|input|fields)$/
/** Other parts of a query object: they neither choose rows nor write. */
const BESIDE =
  /^(select|include|with|orderBy|order|sort|skip|take|limit|offset|cursor|distinct|columns|extras|options|omit|relationLoadStrategy)$/

/** The columns of a row that is made by `new Post(values)` and saved later. */
export function columnsOfNew([first]: readonly Value[]): readonly Column[] {
  return first ? leaves(first) : []
}

/** The column that is set by `row.name = value`. */
export function columnOf(name: string, value: Value): readonly Column[] {
  return leaves(value, name, 1)
}

/** `unlink(join(folder, name))` (https://nodejs.org/api/fs.html): the file that is gone is the one that the path names. */
const FILES = /^fs(\/promises)?$/
const REMOVES_FILE = /^(unlink|rm|rmdir)(Sync)?$/

/** The columns of one call of a package, by the name of its method; `chain` are the names before it. */
export function columnsOf(
  name: string,
  args: readonly Value[],
  { module, trail: chain }: Pick<External, 'module' | 'trail'>,
): Columns {
  const [first, second, third] = args
  if (!first) return NONE
  if (FILES.test(module) && REMOVES_FILE.test(name)) return { chosen: leaf('path', first), set: [] }
  const conditions = args.flatMap(conditionsIn)
  if (JOINS.test(name)) {
    const parts = first.kind === 'array' && args.length === 1 ? first.items?.map(cell => cell.value) : args
    return { chosen: joined(name, (parts ?? args).map(conditionsIn)), set: [] }
  }
  const statement = statementColumns(args)
  if (statement) return statement
  if (COMPARES.test(name) && second) return { chosen: [...compared(first, second), ...conditions], set: [] }
  if (NARROWS.test(name)) {
    const other = third ?? second
    const own = other ? compared(first, other) : leaves(first)
    const differs = third && second?.kind === 'constant' && DIFFERS.test(String(second.value))
    return { chosen: [...(differs ? own.map(unbound) : own), ...conditions], set: [] }
  }
  // Kysely sets one column by `set('plan', plan)`, too (https://kysely-org.github.io/kysely-apidoc/).
  if (SQL_BUILDER.test(module) && TAKES_ROW.test(name))
    return { chosen: conditions, set: second ? leaf(nameOf(first), second) : rowColumns(first) }
  if (first.kind === 'object') return ofObject(name, first, args, chain, conditions)
  // With a second argument it is a file's name: `storage.from('logos').update(path, file)`.
  const builds = !second && BUILT.test(name) && chain.some(step => /^(from|into|table|where)$/.test(step))
  if (WRITES.test(name) || builds) return { chosen: conditions, set: leaves(first) }
  const rest = second && (second.kind === 'object' || setsWhole(name, chain)) ? leaves(second) : []
  return BY_ID.test(name)
    ? { chosen: [...leaf('id', first), ...conditions], set: rest }
    : { chosen: conditions, set: rest }
}

/** A row of a table: an object in one of its columns is kept as JSON, and names no column of its own. */
const SQL_BUILDER = /^(drizzle-orm|kysely)\b/
const TAKES_ROW = /^(values|set)$/

function rowColumns(row: Value): readonly Column[] {
  if (row.kind === 'array') return (row.items ?? [row.element]).flatMap(cell => rowColumns(cell.value))
  if (row.kind !== 'object') return leaves(row)
  const own = [...row.cells].flatMap(([key, { value }]) =>
    value.kind === 'object' ? leaf(key, value) : leaves(value, key, 1),
  )
  return row.rest ? [...own, ...leaf('*', row.rest)] : own
}

/** The column that is held against a value, which may be one of several. */
function compared(column: Value, value: Value): readonly Column[] {
  const all = value.kind === 'union' ? leaves(value, nameOf(column), 1) : leaf(nameOf(column), value)
  const same = (a: Column, b: Column) =>
    a.from.own === b.from.own && a.from.inputs.join() === b.from.inputs.join() && a.sent === b.sent
  return all.filter((each, at) => all.findIndex(other => same(other, each)) === at)
}

/** `users.updateUser(id, body)` sets whatever the body names; of `from('logos').update(path, file)` it is a file. */
function setsWhole(name: string, chain: readonly string[]): boolean {
  return /^(update|patch)/i.test(name) && !chain.includes('from')
}

function ofObject(
  name: string,
  first: Extract<Value, { kind: 'object' }>,
  args: readonly Value[],
  chain: readonly string[],
  conditions: readonly Column[],
): Columns {
  const named = [...first.cells].filter(([key]) => CONDITION.test(key))
  if (named.length > 0 || [...first.cells.keys()].some(key => key === 'data')) {
    const values = [...first.cells].filter(([key]) => VALUES.test(key))
    return {
      chosen: [...named.flatMap(([, cell]) => leaves(cell.value)), ...conditions],
      set: values.flatMap(([, cell]) => leaves(cell.value)),
    }
  }
  const builds = chain.includes('from') || chain.includes('into') || args.length === 1
  if (WRITES.test(name) || (/^(update|upsert|merge|patch|replace)/.test(name) && builds))
    return { chosen: conditions, set: leaves(first) }
  if (/^on(Conflict|Duplicate)/.test(name)) {
    const set = first.cells.get('set')?.value
    return { chosen: conditions, set: set ? rowColumns(set) : leaves(first) }
  }
  if (!TAKES_FILTER.test(name)) return { chosen: conditions, set: [] }
  const [, second] = args
  return { chosen: [...leaves(first), ...conditions], set: second ? leaves(second) : [] }
}

/** Conditions that were built before: `where(and(eq(…), eq(…)))`, `{ where: eq(…) }`. */
function conditionsIn(value: Value): readonly Column[] {
  if (value.kind === 'external') return value.columns
  if (value.kind === 'union') return oneOf(value, conditionsIn, true)
  if (value.kind === 'array') return (value.items ?? []).flatMap(cell => conditionsIn(cell.value))
  if (value.kind !== 'object') return []
  return [...value.cells].flatMap(([key, cell]) => (CONDITION.test(key) ? conditionsIn(cell.value) : []))
}

/** These say how a column is compared or reached, and name none. */
const OPERATOR =
  /^(\$\w+|AND|OR|NOT|and|or|not|equals|eq|is|in|some|every|has|hasSome|hasEvery|connect|connectOrCreate|set|push|increment|decrement|create|where)$/

/** These look for a part of a text: no row is named by it. */
const SEARCHES = /^(\$regex|\$text|\$search|contains|startsWith|endsWith|search)$/

/** `{ where: { OR: [{ members: { some: { id: { in: […] } } } }] } }` and what is in it. */
const DEEPEST = 9

/** @param seen what has been gone through: an object that stands in many places is gone through once */
function leaves(value: Value, name = '*', depth = 0, seen = new Set<Value>()): readonly Column[] {
  if (depth > DEEPEST || seen.has(value)) return []
  const inside = (inner: Value, key = name) => leaves(inner, key, depth + 1, seen)
  if (value.kind === 'object' || value.kind === 'array') seen.add(value)
  if (value.kind === 'array') return (value.items ?? [value.element]).flatMap(cell => inside(cell.value))
  // One of several, which may be nothing at all.
  // A whole filter may be another one: `where: all ? { id } : { id, userId }`.
  const isFilter =
    name === '*' && value.kind === 'union' && value.options.every(({ kind }) => kind === 'object')
  if (value.kind === 'union') return oneOf(value, option => inside(option), isFilter)
  if (value.kind !== 'object') return leaf(name, value)
  const own = [...value.cells].flatMap(([key, cell]) => {
    if (BESIDE.test(key) && depth === 0) return []
    const below = SEARCHES.test(key) ? '?' : key.split('.').reduce(keyName, name)
    const parts = cell.value.kind === 'array' && EITHER.test(key) ? cell.value.items : null
    return joined(
      key,
      (parts ?? [cell]).map(part => inside(part.value, below)),
    )
  })
  return value.rest ? [...own, ...leaf(name, value.rest)] : own
}

/** Alternatives: the caller may be found by the one that is not about itself. */
const EITHER = /^(OR|or|\$or)$/

/** Under these a row is found where it is not the caller's: `userId: { not: userId }`; `every` holds where there is none. */
const OTHERS = /^(NOT|not|\$not|\$nor|\$ne|\$nin|ne|isNot|notIn|none|every)$/

/** `OR: [{ userId }, { id }]` finds rows that are not the caller's. */
function joined(by: string, parts: readonly (readonly Column[])[]): readonly Column[] {
  const isForeign = (part: readonly Column[]) => !part.some(({ from }) => from.own)
  const foreign = OTHERS.test(by) || (EITHER.test(by) && parts.some(isForeign))
  return parts.flat().map(each => (foreign ? unbound(each) : each))
}

/** `author: { connect: { id } }` sets `authorId`; MongoDB writes the way to a field as one name: `'plan.tier'`. */
function keyName(name: string, key: string): string {
  if (OPERATOR.test(key)) return name
  return /^_?id$/.test(key) && name !== '*' ? `${name}Id` : key
}

/** Operators of a builder under which a row is found where it is not so: `where('user_id', '!=', userId)`. */
const DIFFERS = /^\s*(!=|<>|not\b|is not\b|is distinct)/i

function leaf(name: string, value: Value): readonly Column[] {
  // A condition that was built before has told its columns itself; a row that was found has none left.
  if (value.kind === 'external' && value.columns.length > 0) return []
  const origin = deepOrigin(value)
  const { from, marks } = origin
  const sent = (marks & (INPUT | BODY)) !== 0
  const whole = name !== '*' || (sent && (marks & PARSED) === 0)
  const raw = isRaw(origin)
  const sure = truth(value) === true || (!raw && value.kind !== 'union')
  if (from) return [{ name: whole ? name : '?', from, sent, raw, ...(sure ? { sure: true } : {}) }]
  const said = saysPublished(name, value)
  return said === null
    ? []
    : [
        {
          name: PUBLISHED.test(name) ? name : 'published',
          from: NOBODY,
          sent,
          raw: false,
          ...(said ? { sure: true as const } : { loose: true as const }),
        },
      ]
}

const NOBODY: Provenance = { inputs: [], own: false }

/** The column that `eq(posts.authorId, …)` or `.eq('author_id', …)` speaks of. */
function nameOf(value: Value): string {
  if (value.kind === 'constant') return String(value.value)
  return value.kind === 'external' ? (lastName(value) ?? 'id') : 'id'
}

function lastName({ trail }: External): string | undefined {
  return trail.findLast(each => each !== '()')
}
