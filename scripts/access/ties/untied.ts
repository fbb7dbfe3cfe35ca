import type { Caller } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Judgement, Reached } from '../judgement.ts'
import type { Effect } from '../effect.ts'
import type { Column } from './columns.ts'
import { tableOf } from './table.ts'
import { holdersOf, type Owned, type Tables } from './tables.ts'

/** A query or change whose rows are chosen by what the caller sends, and by nothing that ties them to the caller. */
export interface Untied {
  effect: Effect
  /** The columns that the request chooses by. */
  columns: readonly Column[]
  /** The table, where the call tells; null: it does not. */
  table: string | null
  /** What the rest of the app tells of the table's rows. */
  owned: Owned
  /** Are rows put into an object of somebody's, rather than chosen: `the account`? null: they are chosen. */
  into: string | null
  /** Was another part of the request held against the caller, and this one forgotten? */
  beside: readonly string[]
}

/** Callers who own none of the objects whose ids they send, from the least rights to the most. */
const STRANGERS: readonly Caller[] = ['signed-in', 'other-organisation']

/** Answers for one app, by what it tells of its tables. */
export function untiedEffects(
  tables: () => Tables,
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint) => readonly Untied[] {
  return endpoint => {
    const judgement = judge(endpoint)
    const { state, guard } = judgement.access
    if (state !== 'guarded' || (guard?.kind !== 'session' && guard?.kind !== 'permission')) return []
    const admitted = STRANGERS.filter(caller => judgement.passageAs(caller)?.kind !== 'denied')
    if (admitted.length === 0) return []
    const found = admitted.map(caller => reachedUntied(judgement.as(caller)))
    const effects = found.find(each => each.length > 0) ?? forgotten(judgement.asOwner())
    const inside = insideOf(judgement)
    if (effects.length === 0 && !inside.effects.some(linksByInput)) return []
    const known = tables()
    return [...effects.map(each => described(each, known)), ...linked(inside, known)]
  }
}

/** Who gets as far as to put rows into something: an owner, or a member where a session needs an organisation. */
function insideOf(judgement: Judgement): Reached {
  const owner = judgement.asOwner()
  const isShut = owner.effects.length === 0 && owner.turnedAway.length > 0
  return isShut ? judgement.as('member') : owner
}

/** An effect whose rows the request alone chooses. */
export interface Found {
  effect: Effect
  columns: readonly Column[]
  beside: readonly string[]
}

/** What a stranger reaches by ids alone. */
export function reachedUntied(stranger: Reached): Found[] {
  const tied = tiedInputs(stranger)
  return stranger.effects.flatMap(effect => {
    const columns = freelyChosen(effect)
    // A row that is read first and then held against the caller was not given to a stranger; a change was made.
    if (effect.kind === 'read' && columns.some(each => isTied(each, tied))) return []
    return columns.length === 0 ? [] : [{ effect, columns, beside: [] }]
  })
}

/** What an owner reaches with the id of its own object beside somebody else's. */
function forgotten(owner: Reached): Found[] {
  const tied = tiedInputs(owner)
  if (tied.size === 0) return []
  return owner.effects.flatMap(effect => {
    const columns = freelyChosen(effect)
    if (columns.length === 0 || columns.some(each => isTied(each, tied))) return []
    return [{ effect, columns, beside: [...tied] }]
  })
}

/** The columns by which the request alone chooses; none where the caller's identity takes part. */
function freelyChosen(effect: Effect): readonly Column[] {
  const { doubts, chosen, dropped } = effect
  // A tie that is there and has no value for this caller is another mistake (rule undefined-filter).
  if (
    dropped.length > 0 ||
    doubts.length > 0 ||
    chosen.some(({ from }) => from.own) ||
    chosen.some(isCapability)
  )
    return []
  switch (effect.kind) {
    case 'read':
      return chosen.filter(each => isSent(each) && namesObject(each))
    case 'write':
      return addsOnlySelf(effect) ? [] : chosen.filter(isSent)
    case 'service':
      return [...chosen, ...effect.set].filter(each => isSent(each) && namesAccount(each))
    case 'cookie':
    case 'call':
      return []
  }
}

function isSent({ from }: Column): boolean {
  return from.inputs.length > 0 && !from.own
}

/** Ids, as against words to search for, states and dates. */
function namesObject({ name, from }: Column): boolean {
  const id = /(^|_)(id|ids|uuid|slug|email|username|handle)$|[a-z]Ids?$/
  return id.test(name) || from.inputs.some(input => id.test(input))
}

/** What a service of payment, mail or identity keeps for one customer. */
function namesAccount({ name }: Column): boolean {
  return /^(id|customer|account|subscription|user|organization|member(ship)?)(_?id)?$/i.test(name)
}

/** A code that was sent to somebody lets whoever holds it in: an invitation, a link to share. */
function isCapability({ name, loose }: Column): boolean {
  return !loose && /(code|token|secret|hash|nonce|share_?(id|key)|invit\w*)$/i.test(name)
}

/** Joining, liking, following: nothing is written but who the caller is. */
function addsOnlySelf({ set }: Effect): boolean {
  return set.some(({ from }) => from.own) && set.every(({ from }) => from.own)
}

function isTied({ from }: Column, tied: ReadonlySet<string>): boolean {
  return from.inputs.some(input => tied.has(input))
}

/**
 * Parts of the request that were held against the caller, and those that were looked up together with one that was:
 * a chapter of a course that is the caller's own.
 */
function tiedInputs({ tied, all }: Reached): ReadonlySet<string> {
  const found = new Set(tied)
  for (let size = -1; size !== found.size;) {
    size = found.size
    for (const { chosen } of all)
      if (chosen.some(each => each.from.own || isTied(each, found)))
        chosen.flatMap(({ from }) => from.inputs).forEach(input => found.add(input))
  }
  return found
}

/** Who a row belongs to is no object that it is put into. */
function namesOwner({ name }: Column): boolean {
  return /^(user|owner|author|creator|profile|clerk\w*|org|organi[sz]ation|tenant)_?id$/i.test(name)
}

/** A column that names an object which the row is put into, by what the request says: `accountId`. */
function linksByInput({ kind, doubts, set }: Effect): boolean {
  return (
    kind === 'write' &&
    doubts.length === 0 &&
    set.some(each => isSent(each) && holdersOf(each.name).length > 0)
  )
}

/** Rows that a caller puts into objects of which the app knows that they have owners, without asking whose they are. */
function linked(owner: Reached, tables: Tables): Untied[] {
  const tied = tiedInputs(owner)
  return owner.effects.filter(linksByInput).flatMap(effect =>
    effect.set
      .filter(
        each =>
          isSent(each) && !namesOwner(each) && namesObject({ ...each, name: '' }) && !isTied(each, tied),
      )
      .flatMap(column =>
        holdersOf(column.name)
          .filter(holder => tables.owned(holder) === 'by caller')
          .map(holder => {
            const table = tableOf(effect.node)
            return {
              effect,
              columns: [column],
              beside: [],
              table,
              owned: tables.owned(holder),
              into: `the ${holder}`,
            }
          }),
      )
      .slice(0, 1),
  )
}

function described({ effect, columns, beside }: Found, tables: Tables): Untied {
  const table = tableOf(effect.node)
  return {
    effect,
    columns,
    beside,
    into: null,
    table,
    owned: table === null ? 'unknown' : tables.owned(table),
  }
}
