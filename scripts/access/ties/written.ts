import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Judgement, Reached } from '../judgement.ts'
import type { Effect } from '../effect.ts'
import type { Column } from './columns.ts'
import { tableOf } from './table.ts'

/** A change that a signed-in caller makes, and the columns whose new values the request holds. */
export interface Written {
  effect: Effect
  /** What the caller sends and is not held against its identity. */
  columns: readonly Column[]
  table: string | null
  /** Does it happen only where the request names objects of the caller's own? */
  byOwner: boolean
  /** Parts of the request that a condition looked into. */
  tested: ReadonlySet<string>
  /** Parts of the request that were handed to a schema, or to a check that could not be followed. */
  checked: ReadonlySet<string>
  /** May everybody do it, signed in or not? */
  open: boolean
}

/** What callers without any particular right write. */
export function writtenEffects(
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint) => readonly Written[] {
  const known = new Map<EntryPoint, readonly Written[]>()
  const find = (endpoint: EntryPoint): readonly Written[] => {
    const judgement = judge(endpoint)
    const { state, guard } = judgement.access
    if (state === 'unguarded' || state === 'public') return [...writes(judgement.anonymous, { open: true })]
    if (state !== 'guarded' || (guard?.kind !== 'session' && guard?.kind !== 'permission')) return []
    const found = new Map<Effect['node'], Written>()
    const add = (reached: Reached, byOwner: boolean): void => {
      for (const written of writes(reached, { byOwner }))
        if (!found.has(written.effect.node)) found.set(written.effect.node, written)
    }
    for (const caller of ['signed-in', 'other-organisation'] as const)
      if (judgement.passageAs(caller)?.kind !== 'denied') add(judgement.as(caller), false)
    if (judgement.passageAs('signed-in')?.kind !== 'denied') add(judgement.asOwner(), true)
    if (judgement.passageAs('member')?.kind !== 'denied') add(judgement.as('member'), true)
    return [...found.values()]
  }
  return endpoint => {
    const written = known.get(endpoint) ?? find(endpoint)
    known.set(endpoint, written)
    return written
  }
}

function* writes(
  { effects, tied, tested, checked }: Reached,
  { byOwner = false, open = false }: Partial<Written>,
): Iterable<Written> {
  for (const effect of effects) {
    if ((effect.kind !== 'write' && effect.kind !== 'service') || effect.doubts.length > 0) continue
    const columns = effect.set.filter(
      ({ from, sent }) => sent && !from.own && !from.inputs.some(input => tied.has(input)),
    )
    if (columns.length > 0)
      yield { effect, columns, table: tableOf(effect.node), byOwner, open, tested, checked }
  }
}
