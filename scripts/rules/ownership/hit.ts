import type { Effect } from '../../access/effect.ts'
import type { Column } from '../../access/ties/columns.ts'
import type { Hit } from '../../core/rule.ts'
import { linePlace } from '../../core/place.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { placeOf } from '../../project/lines.ts'

/** One query or change and all endpoints that lead to it. */
export interface Shared<Found extends { effect: Effect }> {
  found: Found
  endpoints: EntryPoint[]
}

/** Endpoints that run into the same line (a helper that thirty actions call) make one mistake. */
export function byEffect<Found extends { effect: Effect }>(
  all: Iterable<readonly [EntryPoint, Found]>,
): Shared<Found>[] {
  const shared = new Map<unknown, Shared<Found>>()
  for (const [endpoint, found] of all) {
    const known = shared.get(found.effect.node)
    // One call may be wrong in two ways: by the row that it changes, and by the one that it puts it into.
    if (known?.endpoints.includes(endpoint)) continue
    if (known) known.endpoints.push(endpoint)
    else shared.set(found.effect.node, { found, endpoints: [endpoint] })
  }
  return [...shared.values()]
}

/** What stands in one file, in its order: a file that never asks makes one mistake, however often. */
export function byFile<Found extends { effect: Effect }>(all: readonly Shared<Found>[]): Shared<Found>[][] {
  const start = ({ found }: Shared<Found>) => found.effect.node.getStart()
  const files = new Map<unknown, Shared<Found>[]>()
  for (const shared of all) {
    const file = shared.found.effect.node.getSourceFile()
    files.set(file, [...(files.get(file) ?? []), shared])
  }
  return [...files.values()].map(each => each.toSorted((a, b) => start(a) - start(b)))
}

/** The places of one finding: the effect, and every endpoint that leads there. */
export function places(
  { found: { effect }, endpoints }: Shared<{ effect: Effect }>,
  who = 'any signed-in caller',
): Pick<Hit, 'place' | 'related' | 'endpoint'> {
  const [first] = endpoints
  return {
    place: placeOf(effect.node),
    related: endpoints.map(each => ({
      ...linePlace(each.file, each.line),
      note: `${each.id} does ${effect.what} for ${who}`,
    })),
    ...(first ? { endpoint: first.id } : {}),
  }
}

/** The parts of the request that choose, as a reader would name them: `body.list.id`. */
export function choice({ columns }: { columns: readonly Column[] }): string {
  const inputs = [...new Set(columns.flatMap(({ from }) => from.inputs))]
  return inputs.slice(0, 2).join(' and ')
}

/** `GET /api/messages`, and how many more. */
export function named(endpoints: readonly EntryPoint[]): string {
  const [first, ...more] = endpoints
  const name = first?.id ?? 'an endpoint'
  return more.length === 0 ? name : `${name} and ${more.length} more`
}
