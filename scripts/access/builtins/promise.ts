import { forkValues } from '../fork.ts'
import { elementOf, join } from '../join.ts'
import type { ts } from '../../project/typescript.ts'
import { Leave, type Run } from '../run.ts'
import { FAULT, marked, mix, PLAIN, type Origin } from '../origin.ts'
import {
  array,
  constant,
  arrayOf,
  native,
  object,
  resolved,
  UNDEFINED,
  type External,
  type Native,
  type NativeCall,
  type PromiseValue,
  type Value,
  data,
  withOrigin,
} from '../values.ts'

/** What `await` gives; ends the path where the promise never fulfils. */
export function settle(run: Run, value: Value, site: ts.Node): Value {
  if (value.kind === 'external') return settleExternal(run, value, site)
  if (value.kind === 'union') {
    return forkValues(
      run,
      value.origin.opaque ? value.origin : PLAIN,
      value.options.map(option => () => settle(run, option, site)),
    )
  }
  if (value.kind !== 'promise') return value
  if (value.value === null) return run.leave(site, 'the awaited call fails', value.origin.cause ?? undefined)
  if (value.rejects) run.mayThrow()
  // An async function that returns a query answers with what the query finds.
  return value.value.kind === 'external' ? settleExternal(run, value.value, site) : value.value
}

/** An answered query that was bound to nobody is empty: no row, or no rows. */
function settleExternal(run: Run, value: External, site: ts.Node): Value {
  if (value.result) run.mayThrow()
  if (!value.bound) return { ...value, settled: value.data, columns: [] }
  // `findFirstOrThrow` and its like refuse to find nothing.
  if (/OrThrow$|OrFail$/.test(value.trail.at(-2) ?? ''))
    return run.leave(site, 'finds nothing and throws', value.bound.cause ?? undefined)
  return emptyAnswer(value, value.bound)
}

/** Steps that ask for one row, whatever else the query says: `findOne(…).select('name')`, `.select().eq(…).single()`. */
const ONE_ROW =
  /(^|\.)(findOne\w*|findById\w*|findFirst|findUnique|single|maybeSingle|first|takeFirst|executeTakeFirst)\.\(\)/
const MANY_ROWS = /(^|\.)(\w*many\w*|all|list|select|selectDistinct|find|toArray)\.\(\)/i

/** What a query gives that finds nothing: no row, no rows, or a count of none. */
function emptyAnswer({ module, trail }: External, bound: Origin): Value {
  if (trail.at(-2)?.startsWith('count')) return constant(0, bound)
  const steps = trail.join('.')
  const many = !ONE_ROW.test(steps) && MANY_ROWS.test(steps)
  const rows = many ? array([], bound) : constant(null, bound)
  if (!module.startsWith('@supabase/')) return rows
  // Supabase answers with an object in any case; `single()` of no row fails (https://supabase.com/docs/reference/javascript/single).
  const fails = /(^|\.)single\.\(\)/.test(steps)
  const error = fails ? data(bound, true) : constant(null, bound)
  return object({ data: rows, error, count: constant(fails ? null : 0, bound) }, null, bound)
}

/** `promise.then(…)`, `.catch(…)`, `.finally(…)`. */
export function promiseMethod(target: PromiseValue, name: string, call: NativeCall): Value {
  const { run } = call
  const [first, second] = call.args
  const react = (fn: Value | undefined, args: readonly Value[]): Value | undefined =>
    fn && fn.kind !== 'constant' ? run.interpreter.call(fn, { ...call, args, self: null }) : undefined
  if (name === 'then') {
    const ways: (() => Value)[] = []
    const { value } = target
    if (value) ways.push(() => flat(react(first, [value]) ?? value))
    if (target.rejects && second) ways.push(() => flat(react(second, [data(marked(FAULT))]) ?? UNDEFINED))
    if (ways.length === 0) return target
    return guarded(run, ways, target.rejects && !second)
  }
  if (name === 'catch') {
    const ways: (() => Value)[] = []
    const { value } = target
    if (value) ways.push(() => value)
    // What is put in the place of a refusal is there because of who calls.
    const why = value === null ? { ...PLAIN, cause: target.origin.cause } : PLAIN
    if (target.rejects)
      ways.push(() => withOrigin(flat(react(first, [data(marked(FAULT))]) ?? UNDEFINED), why))
    return ways.length === 0 ? target : guarded(run, ways, false)
  }
  if (name === 'finally') react(first, [])
  return name === 'finally' ? target : data(target.origin)
}

function guarded(run: Run, ways: readonly (() => Value)[], rejects: boolean): PromiseValue {
  const catcher = { thrown: rejects }
  run.catchers.push(catcher)
  try {
    const value = forkValues(run, PLAIN, ways)
    return { kind: 'promise', value, rejects: catcher.thrown, origin: value.origin }
  } catch (error) {
    if (!(error instanceof Leave)) throw error
    return { kind: 'promise', value: null, rejects: true, origin: PLAIN }
  } finally {
    run.catchers.pop()
  }
}

function flat(value: Value): Value {
  if (value.kind === 'union') return join(value.options.map(flat))
  return value.kind === 'promise' ? (value.value ?? UNDEFINED) : value
}

/** `Promise.all` and its siblings. */
export const PROMISE: Native = native('Promise', constructor, {
  all: native('Promise.all', call => all(call)),
  allSettled: native('Promise.allSettled', allSettled),
  race: native('Promise.race', call => raced(call)),
  any: native('Promise.any', call => resolved(settledElement(call))),
  resolve: native('Promise.resolve', call => resolved(flat(call.args[0] ?? UNDEFINED))),
  reject: native('Promise.reject', () => ({ kind: 'promise', value: null, rejects: true, origin: PLAIN })),
})

function all(call: NativeCall): PromiseValue {
  const [list] = call.args
  if (list?.kind === 'array' && list.items) {
    const values: Value[] = []
    let rejects = false
    for (const { value } of list.items) {
      if (value.kind === 'promise' && value.value === null) {
        return { kind: 'promise', value: null, rejects: true, origin: value.origin }
      }
      rejects ||= value.kind === 'promise' && value.rejects
      values.push(value.kind === 'external' ? settleExternal(call.run, value, call.site) : flat(value))
    }
    return { kind: 'promise', value: array(values), rejects, origin: PLAIN }
  }
  const value = arrayOf(settledElement(call))
  return { kind: 'promise', value, rejects: false, origin: value.origin }
}

/** The first that is done, whatever became of it. */
function raced(call: NativeCall): PromiseValue {
  const [list] = call.args
  const items = list?.kind === 'array' && list.items ? list.items.map(cell => cell.value) : []
  const rejects = items.some(each => each.kind === 'promise' && each.rejects)
  return { ...resolved(settledElement(call)), rejects }
}

function settledElement(call: NativeCall): Value {
  const list = call.args[0] ?? UNDEFINED
  const element = elementOf(list)
  return element.kind === 'external' ? { ...element, settled: true } : flat(element)
}

function allSettled(call: NativeCall): PromiseValue {
  const value = settledElement(call)
  return resolved(
    arrayOf(object({ status: data(), value, reason: data() }, UNDEFINED, mix(PLAIN, value.origin))),
  )
}

/** `new Promise((resolve, reject) => …)`: the executor runs, what it resolves with is the value. */
function constructor(call: NativeCall): Value {
  const { run, args } = call
  const [executor] = args
  const given: Value[] = []
  const resolve = native('resolve', inner => {
    given.push(flat(inner.args[0] ?? UNDEFINED))
    return UNDEFINED
  })
  let rejects = false
  const reject = native('reject', () => {
    rejects = true
    return UNDEFINED
  })
  if (executor)
    forkValues(run, PLAIN, [
      () => UNDEFINED,
      () => run.interpreter.call(executor, { ...call, args: [resolve, reject], constructed: false }),
    ])
  return { kind: 'promise', value: given.length > 0 ? join(given) : data(), rejects, origin: PLAIN }
}
