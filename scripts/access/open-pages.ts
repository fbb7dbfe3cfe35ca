import type { ts } from '../project/typescript.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Judgement } from './judgement.ts'
import type { Effect } from './effect.ts'

/**
 * Tells of an effect whether a page that everybody may open does the very same call: then an action that does no more
 * shows nothing new. Pages are judged when it is first asked.
 */
export function openEffects(
  endpoints: () => readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): (effect: Effect) => boolean {
  let shown: Set<ts.Node> | undefined
  return effect => {
    shown ??= new Set(
      endpoints()
        .filter(({ kind }) => kind === 'page')
        .map(judge)
        .filter(({ access }) => access.state === 'public')
        .flatMap(({ anonymous }) => anonymous.effects.filter(each => each.doubts.length === 0))
        .map(({ node }) => node),
    )
    return shown.has(effect.node)
  }
}
