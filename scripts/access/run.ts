import type { Step } from '../core/place.ts'
import { lineOf } from '../project/lines.ts'
import type { ts } from '../project/typescript.ts'
import type { Effect, EffectKind, Observation, TurnedAway } from './effect.ts'
import type { Facts } from './facts.ts'
import type { HonoApp } from './hono/app.ts'
import { Journal, type Cell, type Scope } from './state.ts'
import { Labels } from './ends.ts'
import type { Configured } from './options/configured.ts'
import type { Cause, Opaque, Provenance } from './origin.ts'
import type { NativeCall, Value } from './values.ts'

/** Thrown to unwind the interpreter where the audited code throws, redirects or answers by exception. */
export class Leave extends Error {}
const LEAVE = new Leave('left')

/** The endpoint asks for more steps than it is worth: the answer is unknown. */
export class BudgetSpent extends Error {}

/** Steps per endpoint and caller. A real handler needs a few hundred to a few thousand. */
export const BUDGET = 60_000
/** Going through so many things (items of a list, doubts, ways that are joined) takes the time of one step. */
const THINGS_A_STEP = 32
export const DEEPEST = 60

export interface Frame {
  node: ts.Node
  /** Where the running function was made: another closure of the same code is no recursion. */
  scope: Scope
  /** Its known arguments. */
  given: string
  /** The functions that it was given: a wrapper within a wrapper of that name is no recursion. */
  handed: readonly ts.Node[]
  returns: { value: Value; doubts: readonly Opaque[] }[]
  /** What ways that have come back had changed. */
  changed: Map<Cell, Value>[]
}

/** The mutually recursive parts, bound once, so that each part needs to know only this. */
export interface Interpreter {
  evaluate: (run: Run, node: ts.Expression, scope: Scope) => Value
  execute: (run: Run, node: ts.Statement, scope: Scope) => number
  call: (callee: Value, call: NativeCall) => Value
  member: (run: Run, target: Value, name: string, site: ts.Node) => Value
  bind: (run: Run, pattern: ts.BindingName, value: Value, scope: Scope) => void
  /** A new scope for one activation of `owner`. */
  activate: (parent: Scope, owner: ts.Node) => Scope
  /** What a listed file exports under a name. */
  exported: (file: string, name: string) => Value
  /** A name that no scope declares. */
  global: (name: string) => Value | undefined
  importModule: (specifier: string, from: string) => Value
  render: (run: Run, value: Value) => void
}

/** A route of a router that an endpoint hands its requests to. */
interface Wanted {
  method: string
  /** As the router writes it: `/api/posts/:id`, or `post.create` of procedures. */
  path: string
}

/** A router that answers behind a route of the framework. */
export interface Served {
  routes: HonoApp | null
  /** A tree of procedures. */
  procedures: Value | null
}

const lines = new WeakMap<ts.Node, number>()

/** A line is found by reading what stands before the node, and a call is made again and again. */
function lineOnce(node: ts.Node): number {
  const line = lines.get(node) ?? lineOf(node)
  lines.set(node, line)
  return line
}

/** One endpoint, run in the mind as one caller. */
export class Run {
  readonly facts: Facts
  readonly interpreter: Interpreter
  readonly journal = new Journal()
  readonly effects: Effect[] = []
  readonly turnedAway: TurnedAway[] = []
  /** Branches that were skipped because of who calls. */
  readonly skipped: Cause[] = []
  readonly observations: Observation[] = []
  /** Options that Clerk was given. */
  readonly configured: Configured[] = []
  /** Where the code seems to fail for everybody: more likely something here is not understood. */
  readonly failures: Opaque[] = []
  readonly trace: Step[] = []
  readonly frames: Frame[] = []
  /** Parts of the request that were held against the caller's identity. */
  readonly tied = new Set<string>()
  /** Parts of the request that a condition looked into, beyond asking whether they are there. */
  readonly tested = new Set<string>()
  /** Parts of the request that were handed to a schema, or to a check that could not be followed. */
  readonly checked = new Set<string>()
  /** Innermost last: has anything thrown inside this try or async function? */
  readonly catchers: { thrown: boolean; cause?: Cause | undefined }[] = []
  readonly causes: Cause[] = []
  /** Has the code asked who calls? Where it has not, every caller gets the same. */
  asked = false
  /** Has it looked at a variable of the environment? */
  readsEnvironment = false
  /** Has something stored gone out by an answer that is sent rather than returned? */
  handedBack = false
  doubts: readonly Opaque[] = []
  /** The route of a router that is asked for; null where the endpoint is no such route. */
  wanted: Wanted | null = null
  readonly labels = new Labels()
  /** Routers that the endpoint hands its requests to. */
  readonly served: Served[] = []
  /** Where the interpreter is, for what has no place of its own. */
  at: ts.Node
  /** More than 0 while a module's own declarations are evaluated: nothing there is done for a caller. */
  quiet = 0
  /** Functions that have been run. */
  readonly entered = new Set<ts.Node>()
  /** How many loops deep their later rounds are being run. */
  repeats = 0
  /** Steps taken. Work is counted, not time: the same source ends in the same place on every machine. */
  steps = 0
  private readonly budget: number
  private readonly seen = new Map<ts.Node, Effect[]>()

  constructor(facts: Facts, interpreter: Interpreter, at: ts.Node, budget = BUDGET) {
    this.at = at
    this.facts = this.watched(facts)
    this.interpreter = interpreter
    this.budget = budget
  }

  /** Notes when somebody looks who calls. */
  private watched(facts: Facts): Facts {
    const look = (): Facts['caller'] => {
      this.asked = true
      return facts.caller
    }
    return {
      ...facts,
      get caller() {
        return look()
      },
    }
  }

  tick(): void {
    this.steps += 1
    if (this.steps > this.budget) throw new BudgetSpent()
  }

  /** Pays for a step that goes through many things at once. */
  work(things: number): void {
    this.steps += things / THINGS_A_STEP
    if (this.steps > this.budget) throw new BudgetSpent()
  }

  step(node: ts.Node, note: string): Step {
    return { file: node.getSourceFile().fileName, line: lineOnce(node), note }
  }

  opaque(node: ts.Node, what: string): Opaque {
    return { what, step: this.step(node, `cannot follow ${what}`), cut: false }
  }

  assign(cell: Cell, value: Value): void {
    this.journal.write(cell, value)
  }

  effect(kind: EffectKind, what: string, node: ts.Node, marks: number): Effect | null {
    if (this.quiet > 0) return null
    const here = this.seen.get(node) ?? []
    if (here.some(effect => !effect.void && effect.doubts.length <= this.doubts.length)) return null
    const trace = [...this.trace, this.step(node, `${what} happens`)]
    const effect: Effect = {
      kind,
      what,
      node,
      trace,
      doubts: this.doubts,
      marks,
      chosen: [],
      set: [],
      dropped: [],
      module: null,
      mails: false,
      toItself: false,
      handed: 'something',
      void: false,
    }
    this.effects.push(effect)
    this.seen.set(node, [...here, effect])
    return effect
  }

  /** Notes something seen, once for each place. */
  observe(kind: Observation['kind'], node: ts.Node, inputs: readonly string[] = []): void {
    const known = (each: Observation) =>
      each.kind === kind && each.node === node && each.inputs.join() === inputs.join()
    if (this.quiet > 0 || this.observations.some(known)) return
    this.observations.push({ kind, node, inputs, after: this.effects.length })
  }

  /** Notes that two values were compared: what the one was found by is tied to the caller where the other is its own. */
  tie(a: Provenance | null, b: Provenance | null): void {
    if (!a || !b || a.own === b.own) return
    for (const input of a.own ? b.inputs : a.inputs) this.tied.add(input)
  }

  /** Notes that the caller is sent away here, if it is because of who calls. */
  away(node: ts.Node, note: string, cause: Cause | null | undefined = this.causes.at(-1)): void {
    if (!cause || cause.met || this.quiet > 0) return
    this.turnedAway.push({ cause, step: this.step(node, note), trace: [...this.trace] })
  }

  /** Ends the path as a throw does: the innermost catch may see it. */
  leave(node: ts.Node, note: string, cause?: Cause): never {
    this.away(node, note, cause ?? this.causes.at(-1))
    this.mayThrow()
    const catcher = this.catchers.at(-1)
    if (catcher) catcher.cause ??= cause ?? this.causes.at(-1)
    throw LEAVE
  }

  /** Ends the path as a run-time error does. Without a cause it would fail for everybody, so it is noted. */
  fail(node: ts.Node, note: string, cause: Cause | null): never {
    if (!cause && this.quiet === 0) this.failures.push(this.opaque(node, `a step that ${note}`))
    return this.leave(node, note, cause ?? undefined)
  }

  mayThrow(): void {
    const catcher = this.catchers.at(-1)
    if (catcher) catcher.thrown = true
  }

  /** Runs `body` as what happens because of `cause`. */
  because<T>(cause: Cause | null, body: () => T): T {
    if (!cause) return body()
    this.causes.push(cause)
    try {
      return body()
    } finally {
      this.causes.pop()
    }
  }
}
