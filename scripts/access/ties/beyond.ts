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
 * Answers for one app: what a caller reaches whose own row bears the role that is asked for, where that row belongs to an
 * organisation and the rows that the request names may belong to another one. Empty where the row with the role names no
 * organisation (a rank over all of them), and where nothing tells that the rows have one.
 */
export function beyondTenants(
  tables: () => Tables,
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint) => readonly Beyond[] {
  return endpoint => {
    const judgement = judge(endpoint)
    const { access, passageAs } = judgement
    if (access.state !== 'guarded' || passageAs('signed-in')?.kind === 'denied') return []
    const stranger = judgement.as('signed-in')
    if (!stranger.turnedAway.some(({ cause }) => cause.kind === 'permission')) return []
    const ranked = judgement.asRanked.stranger()
    if (!asksOwnRow(ranked, tables())) return []
    const before = new Set(stranger.effects.map(({ node }) => node))
    return reachedUntied(ranked).flatMap(found => {
      const table = tableOf(found.effect.node)
      const touchesRows = found.effect.kind === 'write' || found.effect.kind === 'read'
      if (table === null || !touchesRows || before.has(found.effect.node)) return []
      return tables().ofTenants(table) ? [{ ...found, table }] : []
    })
  }
}

/** Is a row of the caller's own read whose table says which organisation it belongs to? */
function asksOwnRow({ all }: Reached, { namesTenant }: Tables): boolean {
  return all.some(({ kind, chosen, node }) => {
    const table = tableOf(node)
    return kind === 'read' && chosen.some(({ from }) => from.own) && table !== null && namesTenant(table)
  })
}
