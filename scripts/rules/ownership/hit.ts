import type { Untied } from '../../access/ties/untied.ts'
import type { Hit } from '../../core/rule.ts'
import { linePlace } from '../../core/place.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { placeOf } from '../../project/lines.ts'

/** One query or change and all endpoints that lead to it. */
export interface Shared {
  untied: Untied
  endpoints: EntryPoint[]
}

/** Endpoints that run into the same line (a helper that thirty actions call) make one mistake. */
export function byEffect(all: Iterable<readonly [EntryPoint, Untied]>): Shared[] {
  const found = new Map<unknown, Shared>()
  for (const [endpoint, untied] of all) {
    const known = found.get(untied.effect.node)
    if (known) known.endpoints.push(endpoint)
    else found.set(untied.effect.node, { untied, endpoints: [endpoint] })
  }
  return [...found.values()]
}

/** The places of one finding: the effect, and every endpoint that leads there. */
export function places({
  untied: { effect },
  endpoints,
}: Shared): Pick<Hit, 'place' | 'related' | 'endpoint'> {
  const [first] = endpoints
  return {
    place: placeOf(effect.node),
    related: endpoints.map(each => ({
      ...linePlace(each.file, each.line),
      note: `${each.id} does ${effect.what} for any signed-in caller`,
    })),
    ...(first ? { endpoint: first.id } : {}),
  }
}

/** The parts of the request that choose, as a reader would name them: `body.list.id`. */
export function choice({ columns }: Untied): string {
  const inputs = [...new Set(columns.flatMap(({ from }) => from.inputs))]
  return inputs.slice(0, 2).join(' and ')
}

/** `GET /api/messages`, and how many more. */
export function named(endpoints: readonly EntryPoint[]): string {
  const [first, ...more] = endpoints
  const name = first?.id ?? 'an endpoint'
  return more.length === 0 ? name : `${name} and ${more.length} more`
}
