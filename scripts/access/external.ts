import { runChain } from './chain.ts'
import { checks } from './checked.ts'
import { classify } from './effects/classify.ts'
import { handedTo } from './effects/handed.ts'
import { harmlessPackage, isLogger, isRouter, isSchema, packageKind } from './effects/packages.ts'
import { mayGuard, verbOf } from './effects/verbs.ts'
import { deepOrigin } from './deep-origin.ts'
import { shown } from './effects/shown.ts'
import { forkValues } from './fork.ts'
import { functionsIn } from './given-functions.ts'
import { credentialMethod } from './known/credentials.ts'
import { notePayload } from './known/payload.ts'
import { nullish } from './join.ts'
import { notesRates } from './rate-limits.ts'
import { boundCall, boundCondition, choosesRows, type LookUp } from './ownership.ts'
import type { EffectKind } from './effect.ts'
import { orpcContext, orpcMembers } from './orpc/procedures.ts'
import { callerContext, routerMembers, trpcCaller } from './trpc-caller.ts'
import { withConditions } from './ties/conditions.ts'
import { columnsOf, columnsOfNew, type Column } from './ties/columns.ts'
import { configuresBackend } from './options/backend.ts'
import { chosenBefore } from './documents.ts'
import { decoded } from './known/decoded.ts'
import { droppedColumns, leavesOut, withoutDropped } from './ties/dropped.ts'
import { boundToOwner, ownedBy } from './ties/owner.ts'
import {
  BODY,
  COERCED,
  bothFrom,
  CREDENTIAL,
  IDENTITY,
  INPUT,
  mix,
  OWN,
  PARSED,
  PLAIN,
  SECRET,
  STORED,
  WHOLE_USER,
  type Origin,
  type Provenance,
} from './origin.ts'
import { UNDEFINED, unknown, type External, type NativeCall, type Value } from './values.ts'

/** A call into a package: what it does that matters, which of our functions it runs, and what it gives. */
export function callExternal(callee: External, call: NativeCall): Value {
  const { run } = call
  if (run.quiet === 0) notesRates(callee, call)
  if (run.quiet === 0 && callee.given.length > 0 && !isBuilderStep(callee)) return runChain(callee, call)
  if (isLogger(callee.module)) notePayload(call)
  const caller = trpcCaller(callee, call)
  if (caller) return caller
  const claims = decoded(callee, call)
  if (claims) return claims
  const known = run.quiet === 0 ? credentialMethod(callee.module, callee.trail, call) : undefined
  if (known) return known
  return callPackage(callee, run.quiet > 0 ? call : { ...call, args: withConditions(callee, call) })
}

function callPackage(callee: External, call: NativeCall): Value {
  const { run, args, site } = call
  const kind = classify(callee, call)
  const made = product(callee, call, kind)
  if (THROWS.test(callee.trail.at(-1) ?? '')) refuseNothing(call)
  if (run.quiet > 0) return made
  configuresBackend(callee, call)
  checks(callee, call)
  const name = callee.trail.at(-1) ?? ''
  const drops = leavesOut(callee.module, name, args)
  const dropped = drops ? droppedColumns(args) : []
  const columns = withoutDropped(columnsOf(name, args, callee), dropped)
  made.columns = [...callee.columns, ...columns.chosen]
  if (kind === 'read') made.origin = ownedBy(made.origin, made.columns, site, drops)
  if (call.constructed) made.made = columnsOfNew(args)
  const nobody =
    boundCall(kind, name, args, lookUp(callee, call)) ?? boundQuery(callee, call, kind, made.columns)
  if (nobody) {
    if (nobody.cause) run.skipped.push(nobody.cause)
    return { ...made, bound: nobody, effect: null }
  }
  const given = kind === 'call' ? unlistedCall(callee, made, call) : made
  if (kind && kind !== 'call') {
    made.effect = run.effect(kind, shown(site), site, deepMarks(args))
    made.effect?.chosen.push(...callee.columns)
    if (made.effect) Object.assign(made.effect, handedTo(callee, args))
  }
  made.effect?.chosen.push(...columns.chosen, ...chosenBefore(callee, name))
  made.effect?.set.push(...columns.set, ...callee.made)
  if (made.effect) made.effect.dropped = dropped
  runCallbacks(callee, call, !harmlessPackage(callee.module))
  return given
}

/** A query by which a stranger looks for, or changes, what only its owner would find. */
function boundQuery(
  { effect, trail }: External,
  { run, site }: NativeCall,
  kind: EffectKind | null,
  chosen: readonly Column[],
): Origin | null {
  const asks = kind === 'read' || (kind === 'write' && choosesRows(trail.at(-1) ?? '')) || effect !== null
  if (!asks) return null
  const bound = boundToOwner(run.facts, chosen, run.step(site, 'finds only what is the caller’s own'))
  if (bound && effect) effect.void = true
  return bound
}

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
  if (mayGuard(callee.trail)) opaque.cut = true
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
  const parsed = isSchema(callee.module) && CHECKS.test(callee.trail.at(-1) ?? '') ? PARSED : 0
  const user = givesUser(callee) ? WHOLE_USER : 0
  const coerced = COERCES.test(callee.module) ? COERCED : 0
  // Text is text; what is read out of it may be anything again.
  const given = callee.module === 'global:JSON' ? own.marks & ~COERCED : own.marks
  const marks = given | callee.origin.marks | parsed | coerced | user | (kind === null ? 0 : STORED)
  const secret = secretCause ? SECRET : 0
  // A client is made with a secret, and what it answers is none.
  const asked = callee.result && packageKind(callee.module) === 'store' ? SECRET : 0
  const kept = kind === null ? marks & ~asked : marks & ~(INPUT | BODY | CREDENTIAL | IDENTITY | secret)
  const origin: Origin = {
    marks: givesUser(callee) || SERIALISES.test(callee.module) ? kept : kept & ~WHOLE_USER,
    opaque: callee.origin.opaque ?? own.opaque,
    cause: null,
    from: fromOf(callee, kind, bothFrom(callee.origin.from, own.from)),
  }
  return {
    ...callee,
    trail: [...callee.trail, '()'],
    given: handedOver(callee, args),
    context: orpcContext(callee, args) ?? callerContext(callee, args),
    members: orpcMembers(callee, args) ?? routerMembers(callee, args),
    result: true,
    data: callee.data || kind !== null || harmlessPackage(callee.module),
    settled: false,
    bound: boundStep(callee, call),
    origin,
  }
}

/** The id of a row that is made here is none that the caller has chosen; a row of the caller's own is the caller's. */
function fromOf({ trail }: External, kind: EffectKind | null, from: Provenance | null): Provenance | null {
  const makes = (kind === 'write' || kind === 'service') && /^(create|insert)/.test(trail.at(-1) ?? '')
  if (!makes) return from
  return from?.own === true ? OWN : null
}

/** `Number(x)`, `new Date(x)`, `Math.floor(x)`: whatever is given, a number comes out, or a time. */
const COERCES = /^global:(Number|Date|Math)$/

/** Text of an object holds what the object holds. */
const SERIALISES = /^(global:JSON|superjson|devalue)$/

/** Methods of Clerk's backend that answer with users (docs: reference/backend/user). */
function givesUser({ module, trail }: External): boolean {
  return (
    module === '@clerk/backend' &&
    /^(get|create|update|ban|lock)User(List|Metadata)?$/.test(trail.at(-1) ?? '')
  )
}

/** Methods of a schema that give what it lists, or throw. */
const CHECKS =
  /^(safeParse|parse|validate|validateSync|attempt|assert|create|mask|decode|Decode|cast)(Async)?$/

/** A router keeps what it is handed, whoever keeps the router; other builders give a new one. */
function handedOver(callee: External, args: readonly Value[]): Value[] {
  const names = callee.module === 'next-safe-action' ? SAFE_ACTION_OPTION : OPTION
  const functions = args.flatMap(arg => functionsIn(arg, names))
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

/** Nobody names a table later in a query. */
const LONGEST_QUERY = 200

function lookUp(callee: External, { run, args, site }: NativeCall): LookUp {
  const name = callee.trail.at(-1) ?? ''
  return {
    here: run.step(site, 'looks up what the caller holds'),
    about: site.getText().slice(0, LONGEST_QUERY),
    met: new Map(),
    reads: verbOf(name) !== 'write',
    dropsUndefined: leavesOut(callee.module, name, args),
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

/** Beside the middleware of version 6, what an action runs once it is done (https://next-safe-action.dev/docs/define-actions/action-utils). */
const SAFE_ACTION_OPTION = /^(middleware|onSuccess|onError|onSettled|onNavigation)$/

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
