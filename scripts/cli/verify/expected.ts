import { outcomeOf } from '../../access/callers.ts'
import type { Model } from '../../access/model.ts'
import type { Caller, Outcome } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'

/** What reasoning says of every caller at one endpoint, those included that the report leaves out. */
export function expectedOf(model: Model, endpoint: EntryPoint): Record<Caller, Outcome> {
  const judgement = model.judge(endpoint)
  const { anonymous = 'unknown', pending = anonymous } = judgement.access.callers
  const of = (caller: Caller): Outcome => {
    const reached = judgement.as(caller)
    // A guard the wrong way round: what a stranger reaches, this caller does not.
    if (anonymous === 'reached' && judgement.anonymous.effects.length > 0 && reached.effects.length === 0)
      return reached.stopped === null ? 'denied' : 'unknown'
    return outcomeOf({ passage: judgement.passageAs(caller), reached })
  }
  return {
    // Whoever shows nothing that is valid is signed out.
    anonymous,
    expired: anonymous,
    machine: anonymous,
    pending,
    'signed-in': of('signed-in'),
    'other-user': of('other-user'),
    member: of('member'),
    'other-organisation': of('other-organisation'),
    admin: of('admin'),
    stale: of('stale'),
    impersonator: of('impersonator'),
  }
}
