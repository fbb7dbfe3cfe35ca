import { settle } from '../builtins/promise.ts'
import { join } from '../join.ts'
import { FAULT, marked, PLAIN, type Origin } from '../origin.ts'
import { Leave } from '../run.ts'
import {
  array,
  constant,
  data,
  native,
  object,
  UNDEFINED,
  unknown,
  type NativeCall,
  type Value,
} from '../values.ts'

/**
 * What neverthrow exports (https://github.com/supermacro/neverthrow#api-documentation): a result is there, or an error
 * is, and whoever asks goes on with one of them. A ResultAsync is told as what it comes to, since awaiting either is the
 * same. undefined: nothing special is known of the export.
 */
export function neverthrowExport(name: string): Value | undefined {
  return EXPORTS.get(name)
}

/** One of the two, with the methods that go on from it. */
function outcome(isOk: boolean, held: Value, origin: Origin = PLAIN): Value {
  const given = (call: NativeCall, at = 0): Value => react(call, call.args[at], held)
  const onward = (goes: boolean, name: string, make: (call: NativeCall) => Value): Value =>
    native(name, call => (goes ? make(call) : passedOver(call)))
  const answer = (yes: boolean): Value => native('isOk', call => constant(yes, causeOf(call)))
  const beside = (call: NativeCall): Value => (given(call), call.self ?? UNDEFINED)
  const unwrapped = (goes: boolean): Value =>
    native('unwrap', call =>
      goes ? held : call.run.leave(call.site, 'holds no such result', causeOf(call).cause ?? undefined),
    )
  return object(
    {
      isOk: answer(isOk),
      isErr: answer(!isOk),
      [isOk ? 'value' : 'error']: held,
      map: onward(isOk, 'map', call => outcome(true, given(call))),
      asyncMap: onward(isOk, 'asyncMap', call => outcome(true, given(call))),
      mapErr: onward(!isOk, 'mapErr', call => outcome(false, given(call), causeOf(call))),
      andThen: onward(isOk, 'andThen', call => given(call)),
      asyncAndThen: onward(isOk, 'asyncAndThen', call => given(call)),
      andThrough: onward(isOk, 'andThrough', call => checkedBy(given(call), call.self ?? UNDEFINED)),
      andTee: onward(isOk, 'andTee', beside),
      orElse: onward(!isOk, 'orElse', call => given(call)),
      orTee: onward(!isOk, 'orTee', beside),
      match: native('match', call => given(call, isOk ? 0 : 1)),
      unwrapOr: native('unwrapOr', call => (isOk ? held : (call.args[0] ?? UNDEFINED))),
      _unsafeUnwrap: unwrapped(isOk),
      _unsafeUnwrapErr: unwrapped(!isOk),
    },
    null,
    origin,
  )
}

/** The result itself past a check that gives one: the error of the check, where it gives that. */
function checkedBy(checked: Value, self: Value): Value {
  const options = checked.kind === 'union' ? checked.options : [checked]
  return join(options.map(option => (isError(option) ? option : self)))
}

/** What has decided that it is this one of the two. */
function causeOf({ self }: NativeCall): Origin {
  return { ...PLAIN, cause: self?.origin.cause ?? null }
}

/** A function that is not run because the other of the two is there. */
function passedOver(call: NativeCall): Value {
  const { cause } = causeOf(call)
  if (cause && call.run.quiet === 0) call.run.skipped.push(cause)
  return call.self ?? UNDEFINED
}

function react(call: NativeCall, fn: Value | undefined, held: Value): Value {
  if (!fn || fn.kind === 'constant') return UNDEFINED
  const { run, site } = call
  return run.because(causeOf(call).cause, () =>
    settle(run, run.interpreter.call(fn, { ...call, args: [held], self: null }), site),
  )
}

/**
 * What a call comes to that may throw: both, unless it is known to do one of the two.
 * @param told makes the error of what was thrown
 */
function tried(call: NativeCall, body: () => Value, told: Value | undefined): Value {
  const { run } = call
  const catcher: (typeof run.catchers)[number] = { thrown: false }
  run.catchers.push(catcher)
  let held: Value | undefined
  try {
    held = body()
  } catch (error) {
    if (!(error instanceof Leave)) throw error
  } finally {
    run.catchers.pop()
  }
  const failed = (): Value => {
    const fault = data(marked(FAULT))
    const error = told ? run.interpreter.call(told, { ...call, args: [fault], self: null }) : fault
    return outcome(false, error, { ...PLAIN, cause: catcher.cause ?? null })
  }
  if (held === undefined) return failed()
  return catcher.thrown ? join([outcome(true, held), failed()]) : outcome(true, held)
}

/** `Result.combine([a, b])`: the values of all, or the first error. Of a list that is not known, nothing is. */
function combined({ args: [list] }: NativeCall): Value {
  if (list?.kind !== 'array' || !list.items) return unknown(list?.origin ?? PLAIN)
  const all = list.items.map(({ value }) => value)
  const failed = all.flatMap(value => (value.kind === 'union' ? value.options : [value])).filter(isError)
  const sure = all.find(isError)
  if (sure) return sure
  return join([outcome(true, array(all.map(valueOf))), ...failed])
}

function isError(value: Value): boolean {
  return value.kind === 'object' && value.cells.has('error')
}

function valueOf(value: Value): Value {
  const options = value.kind === 'union' ? value.options.filter(option => !isError(option)) : [value]
  return join(
    options.map(
      option => (option.kind === 'object' ? option.cells.get('value')?.value : undefined) ?? data(),
    ),
  )
}

const OK = native('ok', ({ args }) => outcome(true, args[0] ?? UNDEFINED))
const ERR = native('err', ({ args }) => outcome(false, args[0] ?? UNDEFINED))
const FROM_THROWABLE = native('fromThrowable', ({ args: [fn, told] }) =>
  native('thrown', call =>
    tried(
      call,
      () => (fn ? settle(call.run, call.run.interpreter.call(fn, call), call.site) : UNDEFINED),
      told,
    ),
  ),
)
const FROM_PROMISE = native('fromPromise', call =>
  tried(call, () => settle(call.run, call.args[0] ?? UNDEFINED, call.site), call.args[1]),
)
/** `new ResultAsync(promise)` of a promise of a result. */
const RESULT = native('Result', ({ run, args: [promise], site }) => settle(run, promise ?? UNDEFINED, site), {
  combine: native('combine', combined),
  combineWithAllErrors: native('combine', combined),
  fromThrowable: FROM_THROWABLE,
  fromPromise: FROM_PROMISE,
  fromSafePromise: FROM_PROMISE,
})

const EXPORTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['ok', OK],
  ['okAsync', OK],
  ['err', ERR],
  ['Ok', OK],
  ['Err', ERR],
  ['errAsync', ERR],
  ['fromThrowable', FROM_THROWABLE],
  ['fromPromise', FROM_PROMISE],
  ['fromSafePromise', FROM_PROMISE],
  ['Result', RESULT],
  ['ResultAsync', RESULT],
])
