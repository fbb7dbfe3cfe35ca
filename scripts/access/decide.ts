import type { ts } from '../project/typescript.ts'
import { assume } from './assume.ts'
import { fork, forkValues } from './fork.ts'
import { PLAIN } from './origin.ts'
import type { Run } from './run.ts'
import { weigh } from './noted.ts'
import type { Scope } from './state.ts'
import { answered } from './unset.ts'
import { withOrigin, type Value } from './values.ts'

/** `test ? yes : no`: one of them where the test is decided, else both from the same state. */
export function decide(
  run: Run,
  test: ts.Expression,
  scope: Scope,
  yes: () => Value,
  no: () => Value,
): Value {
  const value = run.interpreter.evaluate(run, test, scope)
  weigh(run, test, value)
  const answer = answered(run, value)
  if (answer !== null) return becauseOf(value, decided(run, value, answer ? yes : no))
  return forkValues(run, value.origin, [
    () => (assume(run, test, scope, true), yes()),
    () => (assume(run, test, scope, false), no()),
  ])
}

/** `userId ? true : false` tells of the caller what `userId` told. */
function becauseOf({ origin: { cause } }: Value, chosen: Value): Value {
  return cause && chosen.kind === 'constant' ? withOrigin(chosen, { ...PLAIN, cause }) : chosen
}

/** The same for statements: gives the bits of how they end. */
export function branch(
  run: Run,
  test: ts.Expression,
  scope: Scope,
  yes: () => number,
  no: () => number,
): number {
  const value = run.interpreter.evaluate(run, test, scope)
  weigh(run, test, value)
  const answer = answered(run, value)
  if (answer !== null) return decided(run, value, answer ? yes : no)
  const ends = fork(
    run,
    value.origin,
    [() => (assume(run, test, scope, true), yes()), () => (assume(run, test, scope, false), no())],
    bits => bits !== 0,
  )
  return ends.reduce((all, bits) => all | bits, 0)
}

/** What identity decides is done because of it; the way not taken is remembered. */
function decided<T>(run: Run, value: Value, body: () => T): T {
  const { cause } = value.origin
  if (cause && run.quiet === 0) run.skipped.push(cause)
  return run.because(cause, body)
}
