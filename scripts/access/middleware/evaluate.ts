import type { Step } from '../../core/place.ts'
import type { Caller, GuardKind } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { settle } from '../builtins/promise.ts'
import { clerkMajor, type Asked } from '../facts.ts'
import type { Machine } from '../interpreter.ts'
import { answerOf } from '../known/response.ts'
import { webRequest } from '../known/request.ts'
import { BudgetSpent, Leave, type Run } from '../run.ts'
import { unknown, type Value } from '../values.ts'
import { handlerValue } from '../handler.ts'
import { coverageOf, type Coverage } from './config.ts'

/** What the middleware does with one caller on one path. */
export type Passage =
  | { kind: 'passes'; covered: boolean }
  | { kind: 'denied'; guard: GuardKind; step: Step; trace: readonly Step[] }
  | { kind: 'unknown'; because: string; step: Step }

/** A path that no app has: what the middleware does with it tells what it does by default. */
const UNLISTED = '/x1-unlisted-x2/x3'

/** Steps for all that is asked of one middleware: so many at any rate, and so many more for each answer. */
const ALL_ASKS = 240_000
const ONE_ASK = 1_000

/** A middleware file, ready to be asked about paths. */
export class Middleware {
  readonly endpoint: EntryPoint
  readonly coverage: Coverage
  private readonly machine: Machine
  private readonly answers = new Map<string, Passage>()
  private steps = 0

  constructor(machine: Machine, endpoint: EntryPoint) {
    this.machine = machine
    this.endpoint = endpoint
    this.coverage = coverageOf(machine, endpoint.file)
  }

  /** Does Next run it for this path? null: cannot tell. */
  covers(path: string): boolean | null {
    switch (this.coverage.kind) {
      case 'all':
        return true
      case 'patterns':
        return this.coverage.covers(path)
      case 'unknown':
        return null
    }
  }

  /** Is a path that no app has turned away? Then what is let through is let through by name. */
  get deniesByDefault(): boolean {
    return this.ask(UNLISTED, 'GET', 'anonymous').kind === 'denied'
  }

  /** `without` leaves one route pattern out: what is denied then, that pattern alone lets through. */
  ask(path: string, method: string, caller: Caller, without: string | null = null): Passage {
    const key = `${caller} ${method} ${without} ${path}`
    const known = this.answers.get(key)
    if (known) return known
    const answer = this.evaluate({ path, method, without }, caller)
    this.answers.set(key, answer)
    return answer
  }

  private evaluate(request: Asked, caller: Caller): Passage {
    const { path, method } = request
    const step = { file: this.endpoint.file, line: this.endpoint.line, note: 'the middleware' }
    if (this.coverage.kind === 'unknown') return { kind: 'unknown', because: this.coverage.because, step }
    const covered = this.covers(path)
    if (covered === null) return { kind: 'unknown', because: 'config.matcher does not answer in time', step }
    if (!covered) return { kind: 'passes', covered: false }
    const { app, handler } = this.endpoint
    const facts = {
      project: this.machine.project,
      app,
      caller,
      clerkMajor: clerkMajor(app),
      request,
    }
    if (this.steps > ALL_ASKS + this.answers.size * ONE_ASK) return this.tooLarge
    const run = this.machine.run(facts, handler)
    try {
      return run.journal.isolate(() => this.pass(run, method)).result
    } catch (error) {
      if (error instanceof BudgetSpent) return this.tooLarge
      throw error
    } finally {
      this.steps += run.steps
    }
  }

  private get tooLarge(): Passage {
    const step = { file: this.endpoint.file, line: this.endpoint.line, note: 'the middleware' }
    return { kind: 'unknown', because: 'the middleware is too large to follow', step }
  }

  private pass(run: Run, method: string): Passage {
    let result: Value
    try {
      const value = handlerValue(this.machine, this.endpoint)
      const request = webRequest(run, method)
      const call = {
        run,
        args: [request, unknown()],
        self: null,
        site: this.endpoint.handler,
        constructed: false,
      }
      result = settle(run, run.interpreter.call(value, call), this.endpoint.handler)
    } catch (error) {
      if (!(error instanceof Leave)) throw error
      return denied(run) ?? { kind: 'passes', covered: true }
    }
    return verdict(run, result)
  }
}

function denied(run: Run): Passage | undefined {
  const away = run.turnedAway.at(-1)
  return away ? { kind: 'denied', guard: away.cause.kind, step: away.step, trace: away.trace } : undefined
}

/** One answer of several lets the caller pass: then it passes. */
function verdict(run: Run, result: Value): Passage {
  const options = result.kind === 'union' ? result.options : [result]
  const passing = options.filter(option => passes(option))
  const doubt = run.doubts[0] ?? result.origin.opaque
  if (passing.length === 0) {
    const turned = denied(run)
    if (turned) return turned
  }
  const sure = passing.some(option => option.origin.opaque === null)
  if (doubt && !(sure && run.doubts.length === 0)) {
    return {
      kind: 'unknown',
      because: `the middleware depends on ${doubt.what}, which cannot be followed`,
      step: doubt.step,
    }
  }
  return { kind: 'passes', covered: true }
}

/** A redirect or answer that depends on who calls refuses; one that does not (a locale, a rewrite) serves. */
function passes(value: Value): boolean {
  switch (answerOf(value)) {
    case undefined:
    case 'next':
    case 'rewrite':
      return true
    case 'redirect':
    case 'answer':
      return value.origin.cause === null
  }
}
