import { settle } from '../builtins/promise.ts'
import { harmlessPackage } from '../effects/packages.ts'
import { mayGuard } from '../effects/verbs.ts'
import { forkValues } from '../fork.ts'
import { join } from '../join.ts'
import { PLAIN } from '../origin.ts'
import { notesRates } from '../rate-limits.ts'
import { Leave, type Run } from '../run.ts'
import { native, resolved, UNDEFINED, unknown, data, type NativeCall, type Value } from '../values.ts'
import type { HonoApp, Registered } from './app.ts'
import { honoContext, type HonoContext } from './context.ts'
import { matchesRoute, pathsTo } from './paths.ts'

/**
 * Hands a request to an app: every function registered for its method and path, in their order, each going on where
 * it calls `next` (hono `compose`). Where no route is asked for, only that the app is served is noted: its routes are
 * endpoints of their own.
 */
export function dispatch(app: HonoApp, call: NativeCall): Value {
  const { run, site } = call
  const { wanted } = run
  if (!wanted) {
    run.served.push({ routes: app, procedures: null })
    for (const opaque of app.unread) doubtful(run, opaque, () => run.effect('call', 'a route', site, 0))
    return resolved(data())
  }
  return resolved(
    forkValues(
      run,
      PLAIN,
      pathsTo(wanted.path).map(path => () => {
        const chain = app.routes.filter(
          each =>
            (each.method === 'ALL' || each.method === wanted.method) &&
            // What its own rule takes may be none of what is tried for it.
            (each.path === wanted.path || matchesRoute(each.path, path)),
        )
        return from({ run, call, chain, context: honoContext(run, wanted.method) }, 0)
      }),
    ),
  )
}

interface Composed {
  run: Run
  call: NativeCall
  chain: readonly Registered[]
  context: HonoContext
}

function from(composed: Composed, index: number): Value {
  const { run, chain } = composed
  const route = chain[index]
  if (!route) return UNDEFINED
  const rest = () => from(composed, index + 1)
  const { perhaps, unsure } = route
  return perhaps || unsure
    ? forkValues(run, { ...PLAIN, opaque: unsure }, [rest, () => one(composed, route, rest)])
    : one(composed, route, rest)
}

/** Runs one function of the chain; gives what goes out: its own answer, or that of those behind it. */
function one({ run, call, context }: Composed, route: Registered, rest: () => Value): Value {
  const { handler, site } = route
  let behind: Value = UNDEFINED
  const next = native('next', () => {
    behind = join([behind, withoutThrowing(run, rest)])
    return resolved(UNDEFINED)
  })
  if (!route.answers && !isRun(handler)) return passed({ run, context }, route, rest)
  const inner: NativeCall = { ...call, args: [context.value, next], self: null, site, constructed: false }
  const value = settle(run, run.interpreter.call(handler, inner), site)
  for (const option of value.kind === 'union' ? value.options : [value])
    if (option.origin.cause) run.away(site, 'answers without going on', option.origin.cause)
  const silent = value.kind === 'constant' && value.value === undefined
  return silent ? behind : join([value, behind])
}

function isRun(handler: Value): boolean {
  return (
    handler.kind === 'function' ||
    handler.kind === 'native' ||
    handler.kind === 'union' ||
    (handler.kind === 'external' && handler.given.length > 0)
  )
}

/** A middleware of a package, or one that could not be followed: it may keep callers out, and may set variables. */
function passed(
  { run, context }: Pick<Composed, 'run' | 'context'>,
  { handler, site }: Registered,
  rest: () => Value,
): Value {
  if (handler.kind === 'external') notesRates(handler, { run, site, constructed: false })
  if (handler.kind === 'external' && harmlessPackage(handler.module)) return rest()
  const opaque = handler.origin.opaque ?? run.opaque(site, 'a middleware of the Hono app')
  context.variables.rest = unknown({ ...PLAIN, opaque })
  const named = handler.kind === 'external' && !mayGuard(handler.trail)
  if (named) return rest()
  opaque.cut = true
  if (!run.doubts.includes(opaque)) run.doubts = [...run.doubts, opaque]
  return rest()
}

/** What a handler throws is answered where it was called: `await next()` never rejects. */
function withoutThrowing(run: Run, body: () => Value): Value {
  run.catchers.push({ thrown: false })
  try {
    return body()
  } catch (error) {
    if (!(error instanceof Leave)) throw error
    return data()
  } finally {
    run.catchers.pop()
  }
}

function doubtful(run: Run, opaque: Run['doubts'][number], body: () => void): void {
  const before = run.doubts
  run.doubts = [...before, opaque]
  body()
  run.doubts = before
}
