import type { Access } from '../core/report.ts'
import type { Caller } from '../core/vocabulary.ts'
import type { Passage } from './middleware/evaluate.ts'
import type { Effect, Observation, TurnedAway } from './run.ts'
import type { Opaque } from './origin.ts'
import type { Value } from './values.ts'

/** What one caller gets of one endpoint's own code, the middleware apart. */
export interface Reached {
  caller: Caller
  /** Everything that matters and that this caller may reach, certain or doubted. */
  effects: readonly Effect[]
  turnedAway: readonly TurnedAway[]
  /** Guards that only skipped a part. */
  skipped: readonly TurnedAway['cause'][]
  observations: readonly Observation[]
  /** Steps that seem to fail for everybody. */
  failures: readonly Opaque[]
  /** Has the code asked who calls? */
  asked: boolean
  /** Has something stored gone out by an answer that is sent rather than returned? */
  handedBack: boolean
  /** What the handler gives back; undefined where it never returns. */
  result: Value | undefined
  /** Why the run is not complete: its budget is spent, or its handler could not be found. */
  stopped: string | null
  doubts: readonly Opaque[]
  /** Work that the run took, out of its budget. */
  steps: number
}

/** The answer for one endpoint, for the report and for the rules. */
export interface Judgement {
  access: Access
  anonymous: Reached
  /** What the middleware does with a signed-out caller; undefined where there is none or it does not concern the endpoint. */
  passage: Passage | undefined
  /** A layout that turns a signed-out caller away from its page. */
  layoutGuard: TurnedAway | undefined
  /** What another caller gets of the endpoint's own code; reasoned when it is asked. */
  as: (caller: Caller) => Reached
}

/** A caller of whom nothing is known: `stopped` says why. */
export function nothingReached(caller: Caller, stopped: string | null): Reached {
  return {
    caller,
    effects: [],
    turnedAway: [],
    skipped: [],
    observations: [],
    failures: [],
    asked: false,
    handedBack: false,
    result: undefined,
    stopped,
    doubts: [],
    steps: 0,
  }
}
