import type { Step } from '../../core/place.ts'
import type { GuardKind } from '../../core/vocabulary.ts'
import { answerOf, rewriteTarget } from '../known/response.ts'
import type { Run } from '../run.ts'
import type { Value } from '../values.ts'

/** What the middleware does with one caller on one path. */
export type Passage =
  /**
   * `rewritten`: it may show something below a segment of its own choice, as a locale. `elseRefuses`: the places
   * at which it turns the same caller away from this path, by its name, where the request is another (its Host).
   */
  | { kind: 'passes'; covered: boolean; rewritten: boolean; elseRefuses?: readonly Step[] }
  /** Everybody is answered or sent on to another path: the endpoint is not reached under this one. */
  | { kind: 'elsewhere'; rewritten: boolean }
  | { kind: 'denied'; guard: GuardKind; step: Step; trace: readonly Step[]; rewritten: boolean }
  | { kind: 'unknown'; because: string; step: Step }

/** Turned away because of who calls, at the last place where that happened. */
export function denied(run: Run): Extract<Passage, { kind: 'denied' }> | undefined {
  const away = run.turnedAway.at(-1)
  return away
    ? { kind: 'denied', guard: away.cause.kind, step: away.step, trace: away.trace, rewritten: false }
    : undefined
}

/** What the answers come to for one path. One of several lets the caller pass: then it passes. */
export function verdict(run: Run, result: Value, path: string): Passage {
  const options = result.kind === 'union' ? result.options : [result]
  const ends = options.map(option => endOf(option, path))
  const passing = options.filter((_, i) => ends[i] === 'passes')
  const rewritten = options.some((option, i) => ends[i] !== 'refused' && isRewritten(option))
  if (passing.length === 0) {
    const turned = ends.includes('refused') ? denied(run) : undefined
    if (turned) return { ...turned, rewritten }
  }
  const doubt = run.doubts[0] ?? result.origin.opaque
  const sure = passing.some(option => option.origin.opaque === null)
  if (doubt && !(sure && run.doubts.length === 0)) {
    return {
      kind: 'unknown',
      because: `the middleware depends on ${doubt.what}, which cannot be followed`,
      step: doubt.step,
    }
  }
  if (passing.length === 0 && ends.includes('elsewhere')) return { kind: 'elsewhere', rewritten }
  const elseRefuses = run.turnedAway.map(({ step }) => step)
  return { kind: 'passes', covered: true, rewritten, ...(elseRefuses.length > 0 ? { elseRefuses } : {}) }
}

/**
 * What becomes of the request. A redirect, an answer or a rewrite to somewhere else refuses where it depends on who
 * calls; where it does not (another locale, a page that moved), everybody is sent there.
 */
function endOf(value: Value, path: string): 'passes' | 'refused' | 'elsewhere' {
  const identity = value.origin.cause !== null
  switch (answerOf(value)) {
    case undefined:
    case 'next':
      return 'passes'
    case 'rewrite': {
      const target = rewriteTarget(value)
      return identity && target !== undefined && target !== path ? 'refused' : 'passes'
    }
    case 'localised':
      return 'elsewhere'
    case 'redirect':
    case 'answer':
      return identity ? 'refused' : 'elsewhere'
  }
}

function isRewritten(value: Value): boolean {
  const answer = answerOf(value)
  return answer === 'rewrite' || answer === 'localised'
}
