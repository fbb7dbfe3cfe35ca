import type { Caller } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { keepsData } from '../kept.ts'
import type { Judgement } from '../judgement.ts'
import type { Middleware } from '../middleware/evaluate.ts'

/**
 * Does an app's middleware turn away what it names nowhere? `ranks`: strangers, but not signed-in callers whom it turns
 * away from paths that it does name. `open`: it turns nobody away anywhere. `doubled`: whoever gets past it is turned away
 * by every endpoint itself, or gets nothing there. undefined: there is none.
 */
export type Wall = 'none' | 'strangers' | 'ranks' | 'open' | 'doubled' | undefined

/** What a middleware does with a path that it names nowhere, beside what it does with the app's own. */
export function wallOf(
  middleware: Middleware | undefined,
  endpoints: readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): Wall {
  if (!middleware) return undefined
  const behind = endpoints.filter(
    each => each.app === middleware.endpoint.app && each !== middleware.endpoint,
  )
  const judged = behind.map(judge)
  const denies = judged.some(({ passage }) => passage?.kind === 'denied')
  if (denies && behind.every(each => isDoubled(each, judge(each)))) return 'doubled'
  const isRanked = judged.some(each => each.passageAs('signed-in')?.kind === 'denied')
  if (isRanked && !middleware.deniesByDefaultFor('signed-in')) return 'ranks'
  if (middleware.deniesByDefault) return 'strangers'
  // Files of `public/` are no endpoints, and may be what it keeps.
  if (judge(middleware.endpoint).access.state !== 'public') return 'none'
  return judged.some(({ passage }) => passage && passage.kind !== 'passes') ? 'none' : 'open'
}

const CALLERS: readonly Caller[] = ['anonymous', 'signed-in']

/** Does whoever walks past the middleware meet a guard of the endpoint's own, or nothing? What cannot be told may be something. */
function isDoubled({ kind }: EntryPoint, judgement: Judgement): boolean {
  return CALLERS.every(caller => {
    const passage = judgement.passageAs(caller)
    // Of an action the middleware may keep strangers from all pages that hold it.
    const isOpen = passage === undefined || passage.kind === 'passes'
    if (isOpen && (kind !== 'server-action' || caller !== 'anonymous')) return true
    const { effects, stopped, failures } = judgement.as(caller)
    const followed = stopped === null && failures.length === 0
    return followed && (effects.length === 0 || keepsData(judgement.as(caller)))
  })
}
