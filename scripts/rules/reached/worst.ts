import type { Effect } from '../../access/effect.ts'
import type { Judgement } from '../../access/judgement.ts'

/** The gravest of what a signed-out caller certainly reaches. */
export function worstEffect({
  access,
  anonymous,
  told,
}: Pick<Judgement, 'anonymous'> & Partial<Pick<Judgement, 'access' | 'told'>>): Effect | undefined {
  // A reader may have answered that what is told beside a guarded page is private.
  if (told && access?.state === 'unguarded') return told
  return worstOf(anonymous.effects)
}

/** The gravest of the effects that are certain to be reached. */
export function worstOf(effects: readonly Effect[]): Effect | undefined {
  return effects
    .filter(effect => effect.doubts.length === 0)
    .toSorted((a, b) => RANK[a.kind] - RANK[b.kind])[0]
}

const RANK: Record<Effect['kind'], number> = { write: 0, service: 1, read: 2, call: 3, cookie: 4 }
