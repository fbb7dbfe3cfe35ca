import type { Step } from '../../core/place.ts'
import type { ts } from '../../project/typescript.ts'
import { isCapability } from '../known/names.ts'
import { tableOf } from './table.ts'
import { hasEveryRight, signedIn, type Facts } from '../facts.ts'
import { IDENTITY, PLAIN, type Origin } from '../origin.ts'
import type { Column } from './columns.ts'

/** Is the caller signed in, and none of the objects that the request names its own? */
export function ownsNothing({ caller, owns }: Facts): boolean {
  return signedIn(caller) && !hasEveryRight(caller) && caller !== 'member' && !owns
}

/**
 * Rows chosen by an id from the request and by the caller's own identity (`where: { id, userId }`): there is none where
 * the id means somebody else's object. Gives what decided it; null where the query may find rows.
 */
export function boundToOwner(facts: Facts, chosen: readonly Column[], here: Step): Origin | null {
  if (!ownsNothing(facts)) return null
  const own = chosen.some(({ from }) => from.own)
  const asked = chosen.some(({ from }) => from.inputs.length > 0)
  if (!own || !asked) return null
  return { ...PLAIN, marks: IDENTITY, cause: { kind: 'permission', step: here } }
}

/**
 * Where a row that is looked up comes from: it is the caller's own where a column that chooses it says so; and nobody
 * chose it who had to hold what was sent to one person (an invitation's code).
 * @param drops does the store leave out a filter that is undefined?
 */
export function ownedBy(origin: Origin, chosen: readonly Column[], query: ts.Node, drops: boolean): Origin {
  if (!origin.from || chosen.length === 0) return origin
  const held = chosen.some(
    ({ name, sent, loose, sure }) =>
      sent && !loose && (sure === true || !drops) && isCapability(name, tableOf(query) ?? ''),
  )
  if (held) return { ...origin, from: { ...origin.from, inputs: [] } }
  if (!origin.from.own) return origin
  return chosen.some(({ from }) => from.own) ? origin : { ...origin, from: { ...origin.from, own: false } }
}
