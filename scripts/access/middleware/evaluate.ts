import type { Step } from '../../core/place.ts'
import type { Caller } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { settle } from '../builtins/promise.ts'
import { clerkMajor, type Asked } from '../facts.ts'
import type { Machine } from '../interpreter.ts'
import { webRequest } from '../known/request.ts'
import type { Configured } from '../options/configured.ts'
import { BudgetSpent, Leave, type Run } from '../run.ts'
import { unknown, type Value } from '../values.ts'
import { handlerValue } from '../handler.ts'
import { coverageOf, type Coverage } from './config.ts'
import { PLAIN_SPELLING, spellings, type RequestPath, type Spelling } from './request-path.ts'
import { denied, verdict, type Passage } from './verdict.ts'

/** What is asked beside the path. */
type AskedOf = Pick<Asked, 'method' | 'without'>

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
  private readonly spelling: Spelling
  private readonly answers = new Map<string, Passage>()
  private steps = 0

  constructor(machine: Machine, endpoint: EntryPoint, spelling: Spelling = PLAIN_SPELLING) {
    this.machine = machine
    this.endpoint = endpoint
    this.spelling = spelling
    this.coverage = coverageOf(machine, endpoint.file, spelling)
  }

  /** Does Next run it for this path? null: cannot tell. */
  covers({ routed }: RequestPath): boolean | null {
    switch (this.coverage.kind) {
      case 'all':
        return true
      case 'patterns':
        return this.coverage.covers(routed)
      case 'unknown':
        return null
    }
  }

  /** Is a path that no app has turned away? Then what is let through is let through by name. */
  get deniesByDefault(): boolean {
    return this.deniesByDefaultFor('anonymous')
  }

  deniesByDefaultFor(caller: Caller): boolean {
    return this.ask(UNLISTED, 'GET', caller).kind === 'denied'
  }

  /** `without` leaves one route pattern out: what is denied then, that pattern alone lets through. */
  ask(path: string, method: string, caller: Caller, without: string | null = null): Passage {
    const [usual] = spellings(this.spelling, path)
    return usual ? this.asked(usual, { method, without }, caller) : { kind: 'elsewhere', rewritten: false }
  }

  asked(way: RequestPath, asked: AskedOf, caller: Caller): Passage {
    const key = `${caller} ${asked.method} ${asked.without} ${way.routed} ${way.path}`
    const known = this.answers.get(key)
    if (known) return known
    const answer = this.compared(way, asked, caller)
    this.answers.set(key, answer)
    return answer
  }

  /** Sent elsewhere, where somebody who is signed in passes: it was decided by who calls, wherever that was. */
  private compared(way: RequestPath, asked: AskedOf, caller: Caller): Passage {
    const answer = this.byName(this.evaluate(way, asked, caller), asked, caller)
    if (answer.kind !== 'elsewhere' || caller !== 'anonymous') return answer
    if (this.evaluate(way, asked, 'signed-in').kind !== 'passes') return answer
    return { kind: 'denied', guard: 'session', step: this.step, trace: [], rewritten: answer.rewritten }
  }

  /** What is refused on every path alike under a condition says nothing about this one. */
  private byName(answer: Passage, asked: AskedOf, caller: Caller): Passage {
    if (answer.kind !== 'passes' || !answer.elseRefuses) return answer
    const { elseRefuses, ...passes } = answer
    const [unlisted] = spellings(this.spelling, UNLISTED)
    const other = unlisted && this.evaluate(unlisted, asked, caller)
    const alike = other?.kind === 'passes' ? (other.elseRefuses ?? []) : elseRefuses
    const named = elseRefuses.filter(
      ({ file, line }) => !alike.some(step => step.file === file && step.line === line),
    )
    return named.length > 0 ? { ...passes, elseRefuses: named } : passes
  }

  private get step(): Step {
    return { file: this.endpoint.file, line: this.endpoint.line, note: 'the middleware' }
  }

  private evaluate(way: RequestPath, asked: AskedOf, caller: Caller): Passage {
    if (this.coverage.kind === 'unknown') return this.unknown(this.coverage.because)
    const covered = this.covers(way)
    if (covered === null) return this.unknown('config.matcher does not answer in time')
    if (!covered) return { kind: 'passes', covered: false, rewritten: false }
    return this.ifRun(way, asked, caller)
  }

  private unknown(because: string): Passage {
    return { kind: 'unknown', because, step: this.step }
  }

  /** What its code does, whatever `config.matcher` says. */
  ifRun(way: RequestPath, asked: AskedOf, caller: Caller): Passage {
    const { passage, readsEnvironment } = this.once(way, asked, caller, null)
    if (passage.kind !== 'passes' || !readsEnvironment) return passage
    const isSwitch = (['unset', 'true'] as const).some(
      assumed => this.once(way, asked, caller, assumed).passage.kind === 'denied',
    )
    return isSwitch
      ? this.unknown('a variable of the environment decides whether the middleware turns anybody away')
      : passage
  }

  /** What Clerk is told on these paths. */
  configured(paths: readonly string[]): Configured[] {
    return [...paths, UNLISTED]
      .flatMap(path => spellings(this.spelling, path).slice(0, 1))
      .flatMap(way => this.once(way, { method: 'GET', without: null }, 'anonymous', null).configured)
  }

  private once(
    { path, url }: RequestPath,
    { method, without }: AskedOf,
    caller: Caller,
    environment: Asked['environment'],
  ): { passage: Passage; readsEnvironment: boolean; configured: readonly Configured[] } {
    const { app, handler } = this.endpoint
    const facts = {
      project: this.machine.project,
      app,
      caller,
      owns: false,
      clerkMajor: clerkMajor(app),
      request: { path, url, method, without, environment },
    }
    if (this.steps > ALL_ASKS + this.answers.size * ONE_ASK)
      return { passage: this.tooLarge, readsEnvironment: false, configured: [] }
    const run = this.machine.run(facts, handler)
    try {
      const passage = run.journal.isolate(() => this.pass(run, method)).result
      return { passage, readsEnvironment: run.readsEnvironment, configured: run.configured }
    } catch (error) {
      if (error instanceof BudgetSpent)
        return { passage: this.tooLarge, readsEnvironment: false, configured: run.configured }
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
      return denied(run) ?? { kind: 'passes', covered: true, rewritten: false }
    }
    return verdict(run, result, run.facts.request?.path ?? '/')
  }
}
