import type { Judgement } from '../../access/judgement.ts'

/** Neither its own code nor a layout around it turns anybody away, as far as it could be followed. */
export function asksNobody({ anonymous, layoutGuard }: Judgement): boolean {
  return !layoutGuard && asksNothingItself({ anonymous }) && anonymous.stopped === null
}

/** Its own code turns nobody away and keeps nothing back from a signed-out caller. */
export function asksNothingItself({ anonymous }: Pick<Judgement, 'anonymous'>): boolean {
  return anonymous.turnedAway.length === 0 && anonymous.skipped.length === 0
}
