import type { Step } from '../core/place.ts'
import type { Access, Guard } from '../core/report.ts'
import type { AccessState, Outcome } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Reached } from './judgement.ts'
import type { Passage } from './middleware/verdict.ts'
import type { Effect, TurnedAway } from './effect.ts'
import { looksLikeWebhook } from './webhook.ts'

/** The last place where the signed-out caller was sent away. */
export function ownGuard(anonymous: Reached): TurnedAway | undefined {
  return anonymous.turnedAway.at(-1)
}

export function guarded(
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

export function deniedOnTheWay(passage: Extract<Passage, { kind: 'denied' }>): Access {
  const guard: Guard = { kind: passage.guard, file: passage.step.file, line: passage.step.line }
  return {
    state: 'guarded',
    guard,
    because: 'the middleware turns the caller away',
    evidence: [...passage.trace, passage.step],
    callers: { anonymous: 'denied' },
  }
}

export function open(endpoint: EntryPoint, effects: readonly Effect[]): Access {
  const worst = effects.toSorted((a, b) => rank(a) - rank(b))[0]
  const state: AccessState = looksLikeWebhook(endpoint, () => effects) ? 'webhook-unverified' : 'unguarded'
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

export function whyUnknown(
  anonymous: Reached,
  passage: Passage | undefined,
): { because: string; evidence: Step[] } | undefined {
  if (anonymous.stopped) return { because: anonymous.stopped, evidence: [] }
  const [failure] = anonymous.failures
  if (failure) return { because: `it meets ${failure.what}`, evidence: [failure.step] }
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

export function unknownAccess(because: string, evidence: Step[]): Access {
  const outcome: Outcome = 'unknown'
  return { state: 'unknown', guard: null, because, evidence, callers: { anonymous: outcome } }
}

/** Read by whoever asks, and nothing says that it should be otherwise. */
export function shown(endpoint: EntryPoint, effect: Effect | undefined, because: string): Access {
  const evidence = effect ? [entry(endpoint), ...effect.trace] : []
  return { state: 'public', guard: null, because, evidence, callers: { anonymous: 'reached' } }
}
