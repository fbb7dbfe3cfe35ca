import type { Access, Guard } from '../core/report.ts'
import type { Step } from '../core/place.ts'
import type { AccessState, Outcome } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Machine } from './interpreter.ts'
import type { Judgement, Reached } from './judgement.ts'
import { concretePath } from './middleware/patterns.ts'
import type { Middleware, Passage } from './middleware/evaluate.ts'
import { reach, type ContextOf } from './reach.ts'
import type { Effect, TurnedAway } from './run.ts'
import { looksLikeWebhook } from './webhook.ts'

/** What stands around an endpoint: the middleware of its app, and the layouts of a page. */
export interface Surroundings {
  middleware: Middleware | undefined
  layoutGuard: (endpoint: EntryPoint) => TurnedAway | undefined
  /** The path that requests for it take; null where the caller can choose it, as with server actions. */
  pathOf: (endpoint: EntryPoint) => string | null
  /** What a tRPC procedure gets as context; undefined where nothing tells. */
  contextOf: ContextOf
}

/** The signed-out caller's answer for one endpoint, with its proof. */
export function judge(machine: Machine, endpoint: EntryPoint, around: Surroundings): Judgement {
  const path = around.pathOf(endpoint)
  const passage =
    path === null
      ? undefined
      : around.middleware?.ask(concretePath(path), endpoint.method ?? 'GET', 'anonymous')
  const anonymous = reach(machine, endpoint, 'anonymous', around.contextOf)
  const layoutGuard = around.layoutGuard(endpoint)
  const access = decide(machine, endpoint, {
    anonymous,
    passage,
    layoutGuard,
    contextOf: around.contextOf,
  })
  return { access, anonymous, passage, layoutGuard }
}

interface Facets {
  anonymous: Reached
  passage: Passage | undefined
  layoutGuard: TurnedAway | undefined
  contextOf: ContextOf
}

function decide(machine: Machine, endpoint: EntryPoint, facets: Facets): Access {
  const { anonymous, passage, layoutGuard } = facets
  const certain = anonymous.effects.filter(effect => effect.doubts.length === 0)
  const own = ownGuard(anonymous)
  if (certain.length === 0 && anonymous.effects.length === 0 && !anonymous.stopped && own)
    return guarded(endpoint, own)
  if (passage?.kind === 'denied') return deniedOnTheWay(passage)
  if (layoutGuard) return guarded(endpoint, layoutGuard, 'a layout turns the caller away')
  if (certain.length > 0) return open(endpoint, certain)
  const because = whyUnknown(anonymous, passage)
  if (because) return unknownAccess(because.because, because.evidence)
  return compared(machine, endpoint, facets.contextOf)
}

/** No effect and nobody turned away: what a signed-in caller reaches tells whether something was kept back. */
function compared(machine: Machine, endpoint: EntryPoint, contextOf: ContextOf): Access {
  const member = reach(machine, endpoint, 'signed-in', contextOf)
  const cause = member.skipped[0]
  const effect = member.effects.find(each => each.doubts.length === 0)
  if (effect && cause) {
    const guard = { kind: cause.kind, file: cause.step.file, line: cause.step.line }
    return {
      state: 'guarded',
      guard,
      because: `${effect.what} happens only for a signed-in caller`,
      evidence: [cause.step, ...effect.trace],
      callers: { anonymous: 'denied' },
    }
  }
  return {
    state: 'public',
    guard: null,
    because: 'nothing that matters is reached',
    evidence: [],
    callers: { anonymous: 'reached' },
  }
}

/** The last place where the signed-out caller was sent away. */
function ownGuard(anonymous: Reached): TurnedAway | undefined {
  return anonymous.turnedAway.at(-1)
}

function guarded(
  endpoint: EntryPoint,
  away: TurnedAway,
  how = 'the caller is turned away before any effect',
): Access {
  const { cause, step, trace } = away
  const state: AccessState = cause.kind === 'signature' ? 'webhook-verified' : 'guarded'
  const guard: Guard = { kind: cause.kind, file: step.file, line: step.line }
  return {
    state,
    guard,
    because: how,
    evidence: [entry(endpoint), ...trace, cause.step, step],
    callers: { anonymous: 'denied' },
  }
}

function deniedOnTheWay(passage: Extract<Passage, { kind: 'denied' }>): Access {
  const guard: Guard = { kind: passage.guard, file: passage.step.file, line: passage.step.line }
  return {
    state: 'guarded',
    guard,
    because: 'the middleware turns the caller away',
    evidence: [...passage.trace, passage.step],
    callers: { anonymous: 'denied' },
  }
}

function open(endpoint: EntryPoint, effects: readonly Effect[]): Access {
  const worst = effects.toSorted((a, b) => rank(a) - rank(b))[0]
  const state: AccessState = looksLikeWebhook(endpoint) ? 'webhook-unverified' : 'unguarded'
  const evidence = [entry(endpoint), ...(worst?.trace ?? [])]
  return {
    state,
    guard: null,
    because: `a signed-out caller reaches ${worst?.what ?? 'an effect'}`,
    evidence,
    callers: { anonymous: 'reached' },
  }
}

const ORDER: readonly Effect['kind'][] = ['write', 'service', 'read', 'call', 'cookie']

function rank(effect: Effect): number {
  return ORDER.indexOf(effect.kind)
}

function entry(endpoint: EntryPoint): Step {
  return { file: endpoint.file, line: endpoint.line, note: `${endpoint.id} is called` }
}

function whyUnknown(
  anonymous: Reached,
  passage: Passage | undefined,
): { because: string; evidence: Step[] } | undefined {
  if (anonymous.stopped) return { because: anonymous.stopped, evidence: [] }
  const doubted = anonymous.effects[0]
  const doubt = doubted?.doubts[0]
  if (doubted && doubt)
    return {
      because: `cannot follow ${doubt.what}, on which ${doubted.what} depends`,
      evidence: [doubt.step, ...doubted.trace],
    }
  if (passage?.kind === 'unknown') return { because: passage.because, evidence: [passage.step] }
  return undefined
}

function unknownAccess(because: string, evidence: Step[]): Access {
  const outcome: Outcome = 'unknown'
  return { state: 'unknown', guard: null, because, evidence, callers: { anonymous: outcome } }
}
