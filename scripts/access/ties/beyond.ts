import type { Caller } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Judgement, Reached } from '../judgement.ts'
import { tableOf } from './table.ts'
import type { Tables } from './tables.ts'
import { reachedUntied, type Found } from './untied.ts'

/** A query or change of rows of any organisation, for whoever has a rank in one. */
export interface Beyond extends Found {
  /** The table, whose rows the app elsewhere looks for by the caller's organisation. */
  table: string
}

/**
 * Answers for one app: what a caller reaches who has the role that is asked for, in an organisation of its own, where the
 * rows that the request names may belong to another one. The role is Clerk's, which are those of the active organisation,
 * or stands in the caller's own row, which then names an organisation: a rank over all of them is none of these. Empty
 * where nothing tells that the rows have an organisation.
 */
export function beyondTenants(
  tables: () => Tables,
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint) => readonly Beyond[] {
  return endpoint => {
    const judgement = judge(endpoint)
    if (judgement.access.state !== 'guarded') return []
    const { stranger, elsewhere } = judgement.asRanked
    const byRow = reachedByRank(judgement, 'signed-in', stranger)
    if (byRow && asksOwnRow(byRow, tables())) return foundBeyond(byRow, judgement.as('signed-in'), tables())
    const byRole = reachedByRank(judgement, 'other-organisation', elsewhere)
    return byRole ? foundBeyond(byRole, judgement.as('other-organisation'), tables()) : []
  }
}

/** What the rank lets in where the caller without it is turned away; undefined where it is not. */
function reachedByRank(
  { as, passageAs }: Judgement,
  caller: Caller,
  ranked: () => Reached,
): Reached | undefined {
  if (passageAs(caller)?.kind === 'denied') return undefined
  return as(caller).turnedAway.some(({ cause }) => cause.kind === 'permission') ? ranked() : undefined
}

function foundBeyond(
  ranked: Reached,
  without: Reached,
  { ofTenants, namesTenant }: Tables,
): readonly Beyond[] {
  const before = new Set(without.effects.map(({ node }) => node))
  return reachedUntied(ranked).flatMap(found => {
    const table = tableOf(found.effect.node)
    const touchesRows = found.effect.kind === 'write' || found.effect.kind === 'read'
    if (table === null || !touchesRows || before.has(found.effect.node)) return []
    return ofTenants(table) || namesTenant(table) ? [{ ...found, table }] : []
  })
}

/** Is a row of the caller's own read whose table says which organisation it belongs to? */
function asksOwnRow({ all }: Reached, { namesTenant }: Tables): boolean {
  return all.some(({ kind, chosen, node }) => {
    const table = tableOf(node)
    return kind === 'read' && chosen.some(({ from }) => from.own) && table !== null && namesTenant(table)
  })
}
