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
  return effects.filter(effect => effect.doubts.length === 0).toSorted((a, b) => rankOf(a) - rankOf(b))[0]
}

const RANK: Record<Effect['kind'], number> = { write: 0, service: 1, read: 4, call: 5, cookie: 6 }
/** What is kept beside the rows (caches, counters, folders), and requests of which only the method is known. */
const BESIDE = /redis|\bkv\b|memcache|\bcache|\blru\b|^fs(\/promises)?$/

/** What the harm is told by: a row that is changed says more than a counter that is raised before. */
function rankOf({ kind, module, what }: Effect): number {
  const changes = kind === 'write' || kind === 'service'
  return RANK[kind] + (changes && (BESIDE.test(module ?? '') || what.startsWith('fetch ')) ? 2 : 0)
}
