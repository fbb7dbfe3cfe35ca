import { arrayMethod } from './builtins/array-methods.ts'
import { promiseMethod } from './builtins/promise.ts'
import { runChain } from './chain.ts'
import { classify } from './effects/classify.ts'
import { harmlessPackage, isRouter } from './effects/packages.ts'
import { verbOf } from './effects/verbs.ts'
import { deepOrigin } from './deep-origin.ts'
import { shown } from './effects/shown.ts'
import { forkValues } from './fork.ts'
import { credentialMethod } from './known/credentials.ts'
import { asArray, nullish } from './join.ts'
import { boundCall, boundCondition, type LookUp } from './ownership.ts'
import type { EffectKind } from './run.ts'
import { BODY, CREDENTIAL, IDENTITY, INPUT, mix, PLAIN, SECRET, STORED, type Origin } from './origin.ts'
import { UNDEFINED, unknown, type External, type NativeCall, type Value } from './values.ts'

/** A call into a package: what it does that matters, which of our functions it runs, and what it gives. */
export function callExternal(callee: External, call: NativeCall): Value {
  const { run, args, site } = call
  if (run.quiet === 0 && callee.given.length > 0 && !isBuilderStep(callee)) return runChain(callee, call)
  const known = run.quiet === 0 ? credentialMethod(callee.module, callee.trail, call) : undefined
  if (known) return known
  const kind = classify(callee, call)
  const made = product(callee, call, kind)
  if (THROWS.test(callee.trail.at(-1) ?? '')) refuseNothing(call)
  if (run.quiet > 0) return made
  const nobody = boundCall(kind, callee.trail.at(-1) ?? '', args, lookUp(callee, call))
  if (nobody) {
    if (nobody.cause) run.skipped.push(nobody.cause)
    return { ...made, bound: nobody, effect: null }
  }
  const given = kind === 'call' ? unlistedCall(callee, made, call) : made
  if (kind && kind !== 'call') made.effect = run.effect(kind, shown(site), site, deepMarks(args))
  runCallbacks(callee, call, !harmlessPackage(callee.module))
  return given
}

/** Names under which a package that is not known may turn callers away by throwing. */
const MAY_GUARD = /^(require|assert|ensure|verify|check|authori[sz]e|authenticate|protect|guard|enforce)/i

/**
 * A call into a package of which nothing is known: it may matter or not, what it gives may decide who goes on, and one
 * that is named as a guard may be one.
 */
function unlistedCall(callee: External, made: External, { run, args, site }: NativeCall): External {
  const before = run.doubts
  run.work(before.length)
  const opaque = run.opaque(site, `${shown(site)} of the package ${callee.module}`)
  run.doubts = [...before, opaque]
  run.effect('call', shown(site), site, deepMarks(args))
  const guards = MAY_GUARD.test(callee.trail.findLast(name => name !== '()') ?? '')
  if (guards) opaque.cut = true
  else run.doubts = before
  return { ...made, origin: { ...made.origin, opaque: made.origin.opaque ?? opaque } }
}

function deepMarks(args: readonly Value[]): number {
  return args.reduce((marks, arg) => marks | deepOrigin(arg).marks, 0)
}

/** A builder's own steps hand functions over; they run when what was built is called. */
function isBuilderStep(callee: External): boolean {
  return callee.trail.at(-1) !== '()'
}

function product(callee: External, call: NativeCall, kind: EffectKind | null): External {
  const { args } = call
  const own = args.map(deepOrigin).reduce(mix, PLAIN)
  const secretCause = (callee.origin.marks & SECRET) !== 0
  const marks = own.marks | callee.origin.marks | (kind === null ? 0 : STORED)
  const origin: Origin = {
    marks:
      kind === null ? marks : marks & ~(INPUT | BODY | CREDENTIAL | IDENTITY | (secretCause ? SECRET : 0)),
    opaque: callee.origin.opaque ?? own.opaque,
    cause: null,
  }
  return {
    ...callee,
    trail: [...callee.trail, '()'],
    given: handedOver(callee, args),
    result: true,
    data: callee.data || kind !== null || harmlessPackage(callee.module),
    settled: false,
    bound: boundStep(callee, call),
    origin,
  }
}

/** A router keeps what it is handed, whoever keeps the router; other builders give a new one. */
function handedOver(callee: External, args: readonly Value[]): Value[] {
  const functions = args.flatMap(arg => functionsIn(arg))
  if (!callee.result || !isRouter(callee.module)) return [...callee.given, ...functions]
  callee.given.push(...functions.filter(each => !callee.given.includes(each)))
  return callee.given
}

/** A schema refuses a missing identity as it refuses any missing text. */
function refuseNothing({ run, args, site }: NativeCall): void {
  const [given] = args
  if (given && nullish(given) === true && given.origin.cause)
    run.leave(site, 'parse() refuses it', given.origin.cause)
  run.mayThrow()
}

/** `JSON.parse`, a schema's `parse`: what the caller sends can make them throw. */
const THROWS = /^parse(Async)?$/

const DROPS = /^(findFirst|findMany|updateMany|deleteMany|count|aggregate|groupBy)/

/** Prisma leaves undefined filters out of these (see ownership.ts); other calls refuse them or find nothing. */
function lookUp(callee: External, { run, site }: NativeCall): LookUp {
  return {
    here: run.step(site, 'looks up what the caller holds'),
    met: new Map(),
    reads: verbOf(callee.trail.at(-1) ?? '') !== 'write',
    dropsUndefined: callee.module.includes('prisma') && DROPS.test(callee.trail.at(-1) ?? ''),
  }
}

/** A later step of a query (`.where(…)`) or a condition for one (`eq(…)`) that binds it to nobody. */
function boundStep(callee: External, call: NativeCall): Origin | null {
  const bound = boundCondition(callee.trail.at(-1) ?? '', call.args, lookUp(callee, call)) ?? callee.bound
  if (bound && callee.effect) callee.effect.void = true
  if (bound?.cause && call.run.quiet === 0) call.run.skipped.push(bound.cause)
  return bound
}

/** Names under which builders take a function as an option. */
const OPTION = /^(middleware|before|use|authorize|authorized|onBeforeGenerateToken)$/

/** Deeper than this nobody nests options. */
const NESTED = 4

function functionsIn(arg: Value, depth = 0, seen = new Set<Value>()): Value[] {
  if (arg.kind === 'function') return [arg]
  if (depth > NESTED || seen.has(arg)) return []
  if (arg.kind === 'external') return [...arg.given]
  seen.add(arg)
  if (arg.kind === 'array') return (arg.items ?? []).flatMap(cell => functionsIn(cell.value, depth + 1, seen))
  if (arg.kind !== 'object') return []
  return [...arg.cells].flatMap(([name, cell]) =>
    OPTION.test(name) ? functionsIn(cell.value, depth + 1, seen) : [],
  )
}

/** `db.transaction(async tx => …)`: what it is given runs now, with more of the same package in its hands. */
function runCallbacks(callee: External, call: NativeCall, outside: boolean): void {
  const { run } = call
  const inner: Value = { ...callee, trail: [...callee.trail, 'tx'], result: true, given: [], origin: PLAIN }
  for (const arg of call.args) {
    if (arg.kind !== 'function') continue
    const args = arg.node.parameters.map(() => (outside ? inner : unknown()))
    forkValues(run, PLAIN, [() => UNDEFINED, () => run.interpreter.call(arg, { ...call, args, self: null })])
  }
}

const ARRAY =
  /^(map|filter|find|forEach|some|every|reduce|sort|flatMap|slice|concat|join|includes|at|indexOf|flat|toSorted|findIndex)$/
const TEXT =
  /^(toString|trim|split|toLowerCase|toUpperCase|replace|replaceAll|startsWith|endsWith|match|test|toISOString|getTime|padStart|substring|localeCompare|toFixed|charAt)$/
const ANSWER =
  /^(json|text|arrayBuffer|formData|blob|get|has|keys|values|entries|getReader|pipe|pipeThrough|toDataStreamResponse|toTextStreamResponse|toUIMessageStreamResponse|toJSON|toObject|lean)$/

/** Methods of data that a package has given, as against methods of the package. */
export function dataMethod(target: External, name: string, call: NativeCall): Value | undefined {
  const [first] = call.args
  // `allPosts.filter(…)` of generated content: a list, whoever exports it.
  if (ARRAY.test(name) && first?.kind === 'function') return arrayMethod(asArray(target), name, call)
  if (!target.result) return undefined
  if (name === 'then' || name === 'catch' || name === 'finally') {
    const value: Value = { ...target, settled: true }
    return promiseMethod({ kind: 'promise', value, rejects: true, origin: target.origin }, name, call)
  }
  if (ARRAY.test(name) && target.settled) return arrayMethod(asArray(target), name, call)
  if (!target.settled) return undefined
  if (TEXT.test(name) || ANSWER.test(name))
    return unknown(call.args.map(arg => arg.origin).reduce(mix, target.origin))
  return undefined
}
