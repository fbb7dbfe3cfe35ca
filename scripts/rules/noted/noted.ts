import type { Model } from '../../access/model.ts'
import type { Observation } from '../../access/effect.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { ts } from '../../project/typescript.ts'

/** Something seen on the way of one or more endpoints. */
export interface Noted {
  node: ts.Node
  inputs: readonly string[]
  endpoints: EntryPoint[]
}

/**
 * What was seen while callers signed out and in were run through the endpoints, and one with every right, since what is
 * kept for some is behind their rights; one line is one thing.
 */
export function noted(model: Model, kind: Observation['kind']): readonly Noted[] {
  const found = new Map<ts.Node, Noted>()
  for (const endpoint of model.endpoints) {
    const { access, anonymous, as } = model.judge(endpoint)
    if (access.state === 'webhook-verified') continue
    const all = [anonymous, as('signed-in'), as('admin')].flatMap(({ observations }) => observations)
    for (const { kind: seen, node, inputs } of all) {
      if (seen !== kind) continue
      const known = found.get(node) ?? { node, inputs, endpoints: [] }
      if (!known.endpoints.includes(endpoint)) known.endpoints.push(endpoint)
      found.set(node, known)
    }
  }
  return [...found.values()]
}
