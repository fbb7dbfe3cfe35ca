import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Machine } from './interpreter.ts'
import { reach } from './reach.ts'
import type { TurnedAway } from './effect.ts'

/**
 * Finds the layout that turns a signed-out caller away from a page. A layout's check guards the first load only:
 * layouts do not run again when the client navigates (https://nextjs.org/docs/app/guides/authentication#layouts-and-auth-checks).
 */
export function layoutGuards(
  machine: Machine,
  endpoints: readonly EntryPoint[],
): (endpoint: EntryPoint) => TurnedAway | undefined {
  const layouts = new Map(
    endpoints
      .filter(each => each.kind === 'layout' || each.kind === 'template')
      .map(each => [each.file, each]),
  )
  const known = new Map<string, TurnedAway | undefined>()
  const ask = (file: string): TurnedAway | undefined => {
    if (known.has(file)) return known.get(file)
    const layout = layouts.get(file)
    const answer = layout ? guardOf(machine, layout) : undefined
    known.set(file, answer)
    return answer
  }
  return endpoint => endpoint.layouts.map(ask).find(guard => guard !== undefined)
}

/** A layout that goes on in any way shows its page. */
function guardOf(machine: Machine, layout: EntryPoint): TurnedAway | undefined {
  const reached = reach(machine, layout, 'anonymous')
  const { result } = reached
  return result === undefined && !reached.stopped ? reached.turnedAway.at(-1) : undefined
}
