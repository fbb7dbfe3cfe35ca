import type { Effect } from '../../access/effect.ts'
import type { Judgement } from '../../access/judgement.ts'
import type { Model } from '../../access/model.ts'
import type { Step } from '../../core/place.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { isPage } from './pages.ts'
import { passedByPages, type Passed } from './passed.ts'
import { slight } from './slight.ts'
import { worstEffect, worstOf } from './worst.ts'

/** One missing guard: the endpoint that lacks it, and the others that lead into the same effect through it. */
export interface Mistake {
  endpoint: EntryPoint
  judgement: Judgement
  worst: Effect
  /** Why a stranger gains little; null: nothing tells. */
  slight: string | null
  /** Who is left to call it, where the middleware keeps strangers from its pages; null: it does not. */
  passed: Passed | null
  others: readonly EntryPoint[]
}

type Open = Omit<Mistake, 'others'>

const known = new WeakMap<Model, readonly Mistake[]>()

/**
 * What signed-out callers reach, by the guard that is missing. Verbs that one handler answers lack one guard, and so
 * does a caller of an action whose effect is in that action: the action is an endpoint of its own, and open itself.
 */
export function mistakes(model: Model): readonly Mistake[] {
  const before = known.get(model)
  if (before) return before
  const made = together(openOnes(model))
  known.set(model, made)
  return made
}

function openOnes(model: Model): readonly Open[] {
  return model.endpoints.flatMap(endpoint => {
    const judgement = model.judge(endpoint)
    if (judgement.access.state !== 'unguarded') return []
    const certain = judgement.anonymous.effects.filter(({ doubts }) => doubts.length === 0)
    // What a page reads is asked about, not found: it is not its gravest effect.
    const readsAreAsked = isPage(endpoint) && gateOf({ judgement }) === null
    const grave = worstOf(
      certain.filter(
        each => !(readsAreAsked && each.kind === 'read') && slight(model, endpoint, judgement, each) === null,
      ),
    )
    const worst = grave ?? worstEffect(judgement)
    if (!worst) return []
    const little = judgement.told ? null : slight(model, endpoint, judgement, worst)
    const passed = little === null ? passedByPages(model, endpoint) : null
    return [{ endpoint, judgement, worst: judgement.told ?? worst, slight: little, passed }]
  })
}

function together(all: readonly Open[]): readonly Mistake[] {
  const leads = new Map<Open, Open>()
  const end = (each: Open): Open => {
    const next = leads.get(each)
    return next === undefined ? each : end(next)
  }
  for (const each of all) {
    // Of those that lead to each other one is left to be told of.
    const other = all.find(
      candidate => candidate !== each && answersFor(candidate, each) && end(candidate) !== each,
    )
    if (other) leads.set(each, other)
  }
  return all
    .filter(each => !leads.has(each))
    .map(each => {
      const others = all.filter(other => other !== each && end(other) === each)
      // The guard that nobody calls by itself is missing all the same where another endpoint leads to it.
      const gravest = others.reduce(
        (most, other) => (graveness(other) > graveness(most) ? other : most),
        each,
      )
      const { slight: little, passed } = gravest
      return { ...each, slight: little, passed, others: others.map(({ endpoint }) => endpoint) }
    })
}

/** Is the other's mistake this one's, seen from further away? */
function answersFor(one: Open, other: Open): boolean {
  return isSameHandler(one, other) || isInside(one, other) || isSameGate(one, other)
}

/** Pages that only read, and that one middleware guards in one place, for some requests alone: told of the first. */
function isSameGate(one: Open, other: Open): boolean {
  const [gate, otherGate] = [gateOf(one), gateOf(other)]
  return (
    gate !== null &&
    gate.file === otherGate?.file &&
    gate.line === otherGate.line &&
    [one, other].every(({ endpoint, worst }) => isPage(endpoint) && worst.kind === 'read') &&
    graveness(one) >= graveness(other) &&
    (graveness(one) > graveness(other) || one.endpoint.id < other.endpoint.id)
  )
}

/** Where the middleware turns the same caller away from it, where the request is another; null: it does not. */
export function gateOf({ judgement: { passage } }: Pick<Mistake, 'judgement'>): Step | null {
  return passage?.kind === 'passes' ? (passage.elseRefuses?.[0] ?? null) : null
}

function graveness({ slight: little, passed }: Open): number {
  if (little !== null) return 0
  return passed === null ? 2 : 1
}

/** `export { handler as GET, handler as POST }`, `export const { GET, POST } = handlers`: told of the verb that changes things. */
function isSameHandler(one: Open, other: Open): boolean {
  return (
    one.worst.what === other.worst.what &&
    one.endpoint.file === other.endpoint.file &&
    one.endpoint.line === other.endpoint.line &&
    other.endpoint.method === 'GET' &&
    one.endpoint.method === 'POST'
  )
}

/** Does the other come to its effect through an action that is open itself? */
function isInside({ endpoint, judgement }: Open, other: Open): boolean {
  const { node } = other.worst
  return (
    endpoint.kind === 'server-action' &&
    holds(endpoint, node) &&
    !holds(other.endpoint, node) &&
    judgement.anonymous.effects.some(each => each.node === node && each.doubts.length === 0)
  )
}

function holds({ handler }: EntryPoint, node: Effect['node']): boolean {
  return (
    handler.getSourceFile() === node.getSourceFile() &&
    handler.getStart() <= node.getStart() &&
    node.getEnd() <= handler.getEnd()
  )
}
