import type { Access } from '../core/report.ts'
import type { Caller } from '../core/vocabulary.ts'
import type { Passage } from './middleware/verdict.ts'
import type { Effect, Observation, TurnedAway } from './effect.ts'
import type { Served } from './run.ts'
import type { Configured } from './options/configured.ts'
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
  /** Options that Clerk was given on the way. */
  configured: readonly Configured[]
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
  /** Parts of the request that the code held against the caller's identity. */
  tied: ReadonlySet<string>
  /** Parts of the request that a condition looked into, beyond asking whether they are there. */
  tested: ReadonlySet<string>
  /** Parts of the request that were handed to a schema, or to a check that could not be followed. */
  checked: ReadonlySet<string>
  /** The effects, and the queries that find nothing for this caller. */
  all: readonly Effect[]
  /** Routers that its requests are handed to. */
  served: readonly Served[]
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
  /** A read beside the page that a signed-out caller is told of although the page turns it away. */
  told?: Effect | undefined
  /** What another caller gets of the endpoint's own code; reasoned when it is asked. */
  as: (caller: Caller) => Reached
  /** What the middleware does with another caller. */
  passageAs: (caller: Caller) => Passage | undefined
  /** What a signed-in caller gets whose request names objects of its own. */
  asOwner: () => Reached
  /**
   * What a signed-in caller gets whose own row bears the role that is asked for, and an administrator of another
   * organisation (`elsewhere`).
   */
  asRanked: { stranger: () => Reached; owner: () => Reached; elsewhere: () => Reached }
  /** What the service gets whose signature the endpoint checks. */
  asSender: () => Reached
  /** What a signed-out caller gets where the deployment lacks the app's secrets. */
  withoutSecrets: () => Reached
}

/** A caller of whom nothing is known: `stopped` says why. */
export function nothingReached(caller: Caller, stopped: string | null): Reached {
  return {
    caller,
    effects: [],
    turnedAway: [],
    skipped: [],
    observations: [],
    configured: [],
    failures: [],
    asked: false,
    handedBack: false,
    result: undefined,
    stopped,
    doubts: [],
    tied: new Set(),
    tested: new Set(),
    checked: new Set(),
    all: [],
    served: [],
    steps: 0,
  }
}
