import type { Access } from '../core/report.ts'
import type { ts } from '../project/typescript.ts'
import type { Beside, EntryPoint } from '../endpoints/entry-point.ts'
import { open, unknownAccess, whyUnknown } from './answers.ts'
import type { Machine } from './interpreter.ts'
import type { Reached } from './judgement.ts'
import { keepsData } from './kept.ts'
import { reach } from './reach.ts'
import type { Effect } from './effect.ts'

/**
 * What a signed-out caller reaches beside a page. `generateMetadata` runs whether or not the page turns the caller
 * away, and what it gives is in the body of the redirect (seen of Next 16.4: a 307 with the page's title).
 */
export function besideReached(machine: Machine): (endpoint: EntryPoint) => Reached[] {
  const known = new Map<ts.Node, Reached>()
  const ask = (endpoint: EntryPoint, beside: Beside): Reached => {
    const before = known.get(beside.handler)
    if (before) return before
    const answer = reach(machine, { ...endpoint, ...beside }, 'anonymous')
    known.set(beside.handler, answer)
    return answer
  }
  return endpoint => (endpoint.beside ?? []).map(each => ask(endpoint, each))
}

/** The answer for a page once what runs beside it is counted in. */
export interface Counted {
  access: Access
  /** Effects beside it that decide the answer. */
  effects: readonly Effect[]
  /** A read that a caller is told of although the page turns it away. */
  told: Effect | undefined
}

/**
 * A change beside a page happens for everybody, whatever the page decides. A read may be no more than a title: where the
 * page is open anyway it is one more read of the page, where the page is guarded it is asked about.
 */
export function countIn(
  endpoint: EntryPoint,
  access: Access,
  beside: readonly Reached[],
  shown: (effects: readonly Effect[]) => Access | undefined,
): Counted {
  const certain = beside
    .filter(each => each.turnedAway.length === 0 || !keepsData(each))
    .flatMap(({ effects }) => effects.filter(({ doubts }) => doubts.length === 0))
  const acts = certain.filter(({ kind }) => kind !== 'read')
  if (acts.length > 0 && access.state !== 'unguarded')
    return { access: open(endpoint, acts), effects: acts, told: undefined }
  const [read] = certain
  const silent = access.state === 'public' && access.evidence.length === 0
  if (read && silent) return { access: shown(certain) ?? access, effects: [], told: undefined }
  const told = access.state === 'guarded' ? read : undefined
  if (!silent) return { access, effects: [], told }
  const doubt = beside.map(each => whyUnknown(each, undefined)).find(each => each !== undefined)
  return { access: doubt ? unknownAccess(doubt.because, doubt.evidence) : access, effects: [], told }
}
