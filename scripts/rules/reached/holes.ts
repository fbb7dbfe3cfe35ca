import type { Judgement } from '../../access/judgement.ts'
import type { Model } from '../../access/model.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { worstEffect } from './worst.ts'

/** An endpoint that the middleware alone guards, and not under every path. */
export interface Hole {
  endpoint: EntryPoint
  effect: string
  /** The path that is left out; null: the endpoint's own. */
  path: string | null
}

/** The hole through which an endpoint is reached; undefined where there is none, or others stand in the way. */
export function holeOf(model: Model, endpoint: EntryPoint): Hole | undefined {
  const judgement = model.judge(endpoint)
  return worstEffect(judgement) ? holeIn(model, endpoint, judgement) : undefined
}

function holeIn(model: Model, endpoint: EntryPoint, judgement: Judgement): Hole | undefined {
  if (judgement.layoutGuard) return undefined
  if (endpoint.kind === 'server-action' || !relies(judgement)) return undefined
  const uncovered = model.uncoveredPathOf(endpoint)
  if (!uncovered && !model.wouldDeny(endpoint)) return undefined
  // Where the middleware is not run, `auth()` throws: what comes after it is not reached.
  const anonymous = uncovered?.runs ? judgement.anonymous : model.reachedWithoutClerk(endpoint)
  const worst = worstEffect({ anonymous })
  return worst && { endpoint, effect: worst.what, path: uncovered?.path ?? null }
}

/** Nothing but the middleware stands before it, or nothing at all. */
function relies({ access, passage }: Judgement): boolean {
  if (access.because.startsWith('declared public')) return false
  if (access.state === 'guarded') return passage?.kind === 'denied'
  return access.state === 'unguarded' || access.state === 'public'
}
