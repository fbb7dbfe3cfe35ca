import type { App } from '../../project/project.ts'
import { settle } from '../builtins/promise.ts'
import type { GuardKind } from '../../core/vocabulary.ts'
import { forkValues } from '../fork.ts'
import { honoAppOf, newHono } from '../hono/app.ts'
import { COOKIES, STREAM } from '../hono/context.ts'
import { dispatch } from '../hono/dispatch.ts'
import { matchesRoute, pathsTo } from '../hono/paths.ts'
import { truth } from '../join.ts'
import { BODY, CREDENTIAL, INPUT, marked, PLAIN } from '../origin.ts'
import {
  array,
  data,
  external,
  native,
  object,
  UNDEFINED,
  unknown,
  type Native,
  type NativeCall,
  type Value,
} from '../values.ts'
import { authObject } from './auth-object.ts'
import { clerkExport } from './clerk.ts'
import { ENVIRONMENT } from './environment.ts'
import { fetchCall } from './fetch.ts'
import { answerOf } from './response.ts'

/** Goes on to what is registered behind. */
function goOn({ run, args, site }: NativeCall): Value {
  const next = args[1]
  if (next)
    settle(run, run.interpreter.call(next, { run, args: [], self: null, site, constructed: false }), site)
  return UNDEFINED
}

/** A middleware that turns nobody away because of who they are: `cors()`, `logger()`, a validator. */
const passing = (name: string): Native => native(name, () => native(name, goOn))

/** A middleware that asks for a credential which no caller that we reason about has; `ask` may decide it otherwise. */
const refusing = (name: string, kind: GuardKind, ask: string): Native =>
  native(name, ({ args }) => {
    const [options] = args
    const own = options?.kind === 'object' ? options.cells.get(ask)?.value : undefined
    return native(name, call => {
      const { run, site } = call
      if (own) {
        const given = [data(marked(INPUT | CREDENTIAL), true), data(marked(INPUT | CREDENTIAL), true)]
        const answer = settle(run, run.interpreter.call(own, { ...call, args: given }), site)
        if (truth(answer) === true) return goOn(call)
      }
      return run.leave(site, `${name} turns the caller away`, {
        kind,
        step: run.step(site, `${name} checks the sender`),
      })
    })
  })

/** `validator('json', (value, c) => …)`: what it returns is either the checked value or an answer. */
const VALIDATOR = native('validator', ({ args }) => {
  const check = args[1]
  return native('validator', call => {
    if (!check) return goOn(call)
    const { run, site } = call
    const given = [data(marked(BODY)), call.args[0] ?? UNDEFINED]
    const value = settle(run, run.interpreter.call(check, { ...call, args: given, self: null }), site)
    const options = value.kind === 'union' ? value.options : [value]
    const refusals = options.filter(option => answerOf(option) !== undefined)
    if (refusals.length === 0) return goOn(call)
    if (refusals.length === options.length) return value
    return forkValues(run, PLAIN, [() => refusals[0] ?? UNDEFINED, () => goOn(call)])
  })
})

/** One middleware after the other, then what is behind (https://hono.dev/docs/middleware/builtin/combine). */
function inTurn(middlewares: readonly Value[], call: NativeCall): Value {
  const [first, ...rest] = middlewares
  if (!first) return goOn(call)
  const next = native('next', () => inTurn(rest, call))
  const context = call.args[0] ?? UNDEFINED
  const { run, site } = call
  return settle(run, run.interpreter.call(first, { ...call, args: [context, next], self: null }), site)
}

const EVERY = native('every', ({ args }) => native('every', call => inTurn(args, call)))

/** Any of them lets the caller in. */
const SOME = native('some', ({ args }) =>
  native('some', call =>
    forkValues(
      call.run,
      PLAIN,
      args.map(each => () => inTurn([each], call)),
    ),
  ),
)

/** `except('/public/*', guard)`: paths, or functions that tell of a request, that the middlewares are not run for. */
const EXCEPT = native('except', ({ args: [condition = UNDEFINED, ...middlewares] }) =>
  native('except', call => {
    const excepted = isExcepted(condition, call)
    if (excepted === true) return goOn(call)
    if (excepted === false) return inTurn(middlewares, call)
    return forkValues(call.run, PLAIN, [() => goOn(call), () => inTurn(middlewares, call)])
  }),
)

function isExcepted(condition: Value, call: NativeCall): boolean | null {
  if (condition.kind === 'array' && condition.items) {
    const answers = condition.items.map(cell => isExcepted(cell.value, call))
    return answers.includes(true) ? true : answers.includes(null) ? null : false
  }
  const { wanted } = call.run
  if (condition.kind === 'constant' && typeof condition.value === 'string') {
    const pattern = condition.value
    return wanted ? pathsTo(wanted.path).some(path => matchesRoute(pattern, path)) : null
  }
  return truth(settle(call.run, call.run.interpreter.call(condition, call), call.site))
}

/** `handle(app)`: the function that Next is given. */
const HANDLE = native('handle', ({ args, run, site }) => {
  const [given] = args
  const options = given?.kind === 'union' ? given.options : given ? [given] : []
  if (options.some(option => !honoAppOf(option)))
    return unknown({ ...PLAIN, opaque: given?.origin.opaque ?? run.opaque(site, 'the Hono app') })
  return native('handle', call =>
    forkValues(
      call.run,
      PLAIN,
      options.flatMap(option => {
        const app = honoAppOf(option)
        return app ? [() => dispatch(app, call)] : []
      }),
    ),
  )
})

const SAME = native('createMiddleware', ({ args }) => args[0] ?? UNDEFINED)

/** https://hono.dev/docs/helpers/factory */
const FACTORY = native('createFactory', ({ args }) => {
  const [options] = args
  const init = options?.kind === 'object' ? options.cells.get('initApp')?.value : undefined
  const createApp = native('createApp', call => {
    const app = newHono(call)
    if (init) call.run.interpreter.call(init, { ...call, args: [app], self: null })
    return app
  })
  const createHandlers = native('createHandlers', call => array(call.args))
  return object({ createApp, createMiddleware: SAME, createHandlers })
})

/** Clerk's middleware sets what `getAuth(c)` reads, and refuses nobody (@clerk/hono `clerkMiddleware`). */
const CLERK = native('clerkMiddleware', () =>
  native('clerkMiddleware', call => {
    const { run, args, site } = call
    const auth = authObject(run, site)
    const members = Object.fromEntries([...auth.cells].map(([name, cell]) => [name, cell.value]))
    const set = args[0] ? run.interpreter.member(run, args[0], 'set', site) : undefined
    const store = (name: string, value: Value) =>
      set &&
      run.interpreter.call(set, { ...call, args: [{ kind: 'constant', value: name, origin: PLAIN }, value] })
    store(
      'clerkAuth',
      native('clerkAuth', inner => authObject(inner.run, inner.site), members),
    )
    store('clerk', external('@clerk/backend', ['createClerkClient', '()']))
    return goOn(call)
  }),
)

const EXPORTS: Record<string, Value> = {
  Hono: native('Hono', newHono),
  OpenAPIHono: native('OpenAPIHono', newHono),
  createRoute: SAME,
  createMiddleware: SAME,
  createFactory: FACTORY,
  Factory: FACTORY,
  handle: HANDLE,
  validator: VALIDATOR,
  some: SOME,
  every: EVERY,
  except: EXCEPT,
  basicAuth: refusing('basicAuth', 'shared-secret', 'verifyUser'),
  bearerAuth: refusing('bearerAuth', 'api-key', 'verifyToken'),
  jwt: refusing('jwt', 'other-auth', ''),
  jwk: refusing('jwk', 'other-auth', ''),
  env: native('env', () => external(ENVIRONMENT, [])),
  proxy: native('proxy', fetchCall),
  stream: STREAM,
  streamText: STREAM,
  streamSSE: STREAM,
  ...COOKIES,
}

const CLERK_MODULES = new Set(['@hono/clerk-auth', '@clerk/hono'])
/** Validators of every make, and descriptions of routes for OpenAPI: each takes the shape of a middleware. */
const VALIDATES = /^(@hono\/([\w-]+-)?validator|hono-openapi(\/\w+)?|@hono\/swagger-ui)$/
const PASSES =
  /^hono\/(body-limit|cache|compress|context-storage|cors|csrf|etag|language|logger|method-override|powered-by|pretty-json|request-id|secure-headers|timeout|timing|trailing-slash|jsx-renderer|ip-restriction|serve-static)$/

/** What Hono's own packages and Clerk's for it export; undefined: nothing special is known. */
export function honoExport(module: string, name: string, app: App): Value | undefined {
  if (CLERK_MODULES.has(module) || module.startsWith('@clerk/hono/'))
    return name === 'clerkMiddleware' ? CLERK : clerkExport(module, name, app)
  if (VALIDATES.test(module) || PASSES.test(module)) return passing(name)
  return Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined
}

/** Is it one of the modules that this file speaks of? */
export function isHono(module: string): boolean {
  return (
    module === 'hono' ||
    module.startsWith('hono/') ||
    module.startsWith('@hono/') ||
    module.startsWith('hono-openapi') ||
    module.startsWith('@clerk/hono')
  )
}
