import type { Access } from '../core/report.ts'
import type { Caller, Outcome } from '../core/vocabulary.ts'
import type { Reached } from './judgement.ts'
import { keepsData } from './kept.ts'
import type { Passage } from './middleware/verdict.ts'

/** What one caller gets: of the way there, and of the endpoint's own code. */
export interface Asked {
  passage: Passage | undefined
  reached: Reached
}

/**
 * Fills the row of one endpoint: who else is turned away. A pending session counts as signed out unless the app says
 * otherwise (`treatPendingAsSignedOut`, docs: reference/backend/types/auth-object). Members and strangers to an
 * organisation are asked only where being signed in is not enough.
 */
export function callersOf(access: Access, ask: (caller: Caller) => Asked): Access['callers'] {
  const anonymous = access.callers.anonymous ?? 'unknown'
  if (anonymous === 'reached') return { anonymous, pending: 'reached', 'signed-in': 'reached' }
  const signedIn = outcomeOf(ask('signed-in'))
  const row: Access['callers'] = { anonymous, pending: anonymous, 'signed-in': signedIn }
  if (signedIn === 'reached') return row
  return {
    ...row,
    member: outcomeOf(ask('member')),
    'other-organisation': outcomeOf(ask('other-organisation')),
  }
}

/** Turned away before any effect, or not, or it cannot be told. */
export function outcomeOf({ passage, reached }: Asked): Outcome {
  if (passage?.kind === 'denied') return 'denied'
  if (reached.stopped !== null || passage?.kind === 'unknown') return 'unknown'
  if (reached.turnedAway.length > 0 && keepsData(reached)) return 'denied'
  if (reached.effects.some(effect => effect.doubts.length === 0)) return 'reached'
  if (reached.effects.length > 0) return 'unknown'
  return reached.turnedAway.length > 0 || lacksRight(reached) ? 'denied' : 'reached'
}

/**
 * The work is left aside for want of a secret, a key or a signature, which no session brings, or of a permission, or
 * since only an owner would have found something to work on.
 */
function lacksRight({ skipped }: Reached): boolean {
  return skipped.some(({ kind }) => kind !== 'session')
}
