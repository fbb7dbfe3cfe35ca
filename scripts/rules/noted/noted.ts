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

/** What is kept for others is a mistake of whoever gets it; what only an administrator may do is mostly none. */
const OF_ALL = /^shared-/

/**
 * What was seen while callers signed out and in were run through the endpoints; of what is kept for others,
 * one with every right too. One line is one thing.
 */
export function noted(model: Model, kind: Observation['kind']): readonly Noted[] {
  const found = new Map<ts.Node, Noted>()
  for (const endpoint of model.endpoints) {
    const { access, anonymous, as } = model.judge(endpoint)
    if (access.state === 'webhook-verified') continue
    const callers = OF_ALL.test(kind)
      ? [anonymous, as('signed-in'), as('admin')]
      : [anonymous, as('signed-in')]
    const all = callers.flatMap(({ observations }) => observations)
    for (const { kind: seen, node, inputs } of all) {
      if (seen !== kind) continue
      const known = found.get(node) ?? { node, inputs, endpoints: [] }
      if (!known.endpoints.includes(endpoint)) known.endpoints.push(endpoint)
      found.set(node, known)
    }
  }
  return [...found.values()]
}
