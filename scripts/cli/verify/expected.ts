import { outcomeOf } from '../../access/callers.ts'
import type { Model } from '../../access/model.ts'
import type { Caller, Outcome } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'

/**
 * What reasoning says of every caller at one endpoint, those included that the report leaves out. Where a signed-out
 * caller gets in, everybody does.
 */
export function expectedOf(model: Model, endpoint: EntryPoint): Record<Caller, Outcome> {
  const judgement = model.judge(endpoint)
  const anonymous = judgement.access.callers.anonymous ?? 'unknown'
  const of = (caller: Caller): Outcome => {
    // Whoever shows nothing that is valid is signed out.
    if (caller === 'anonymous' || caller === 'expired' || anonymous === 'reached') return anonymous
    if (caller === 'pending') return judgement.access.callers.pending ?? anonymous
    return outcomeOf({ passage: judgement.passageAs(caller), reached: judgement.as(caller) })
  }
  return {
    anonymous,
    expired: of('expired'),
    pending: of('pending'),
    'signed-in': of('signed-in'),
    'other-user': of('other-user'),
    member: of('member'),
    'other-organisation': of('other-organisation'),
    admin: of('admin'),
    stale: of('stale'),
    impersonator: of('impersonator'),
    machine: of('machine'),
  }
}
