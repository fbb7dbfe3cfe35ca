import { settle } from '../builtins/promise.ts'
import { truth } from '../join.ts'
import { authObject, identity } from '../known/auth-object.ts'
import { signedIn } from '../facts.ts'
import { RESPONSE } from '../known/response.ts'
import type { Run } from '../run.ts'
import { PLAIN } from '../origin.ts'
import { constant, native, UNDEFINED, unknown, withOrigin, type NativeCall, type Value } from '../values.ts'
import { protect } from '../known/auth-object.ts'
import { compilePattern, matchesPath } from './patterns.ts'
import { pathOf, patternsOf } from './route-matcher.ts'

/** `clerkMiddleware(handler?, options?)`: runs the handler with `auth` and the request; protects nothing by itself. */
export function clerkMiddleware(call: NativeCall): Value {
  const handler = call.args.find(arg => arg.kind === 'function' || arg.kind === 'native')
  return native('clerkMiddleware', inner => {
    if (!handler) return UNDEFINED
    const [request = unknown(), event = unknown()] = inner.args
    const result = inner.run.interpreter.call(handler, {
      ...inner,
      args: [middlewareAuth(inner.run), request, event],
      self: null,
    })
    return settle(inner.run, result, inner.site)
  })
}

/** The `auth` that the handler gets: synchronous before @clerk/nextjs 6, with `protect` on what it gives. */
function middlewareAuth(run: Run): Value {
  const asynchronous = run.facts.clerkMajor >= 6
  return native(
    'auth',
    ({ run: now, site }) => {
      const value = authObject(now, site)
      return asynchronous ? { kind: 'promise', value, rejects: false, origin: value.origin } : value
    },
    { protect: protect(asynchronous) },
  )
}

/** Left alone by default in v4: framework files and whatever has an extension, API routes apart (@clerk/nextjs 4 `authMiddleware`). */
const IGNORED_BY_DEFAULT = ['/((?!api|trpc))(_next.*|.+\\.[\\w]+$)']
const API_BY_DEFAULT = ['/api/(.*)', '/trpc/(.*)']

/** v4's `authMiddleware(options)`: everything that is neither public nor ignored asks for a session. */
export function authMiddleware(call: NativeCall): Value {
  const [options] = call.args
  const option = (name: string) => (options?.kind === 'object' ? options.cells.get(name)?.value : undefined)
  return native('authMiddleware', inner => {
    const request = inner.args[0] ?? UNDEFINED
    const path = pathOf(request)
    if (matches(inner, option('ignoredRoutes'), request, path, IGNORED_BY_DEFAULT)) return UNDEFINED
    const isPublic = matches(inner, option('publicRoutes'), request, path, [])
    const isApi = matches(inner, option('apiRoutes'), request, path, API_BY_DEFAULT)
    const before = option('beforeAuth')
    if (before)
      settle(inner.run, inner.run.interpreter.call(before, { ...inner, args: [request] }), inner.site)
    const after = option('afterAuth')
    if (after && after.kind !== 'constant') {
      const auth = authObject(inner.run, inner.site)
      auth.cells.set('isPublicRoute', { value: constant(isPublic) })
      auth.cells.set('isApiRoute', { value: constant(isApi) })
      return settle(
        inner.run,
        inner.run.interpreter.call(after, { ...inner, args: [auth, request, unknown()], self: null }),
        inner.site,
      )
    }
    return isPublic || signedIn(inner.run.facts.caller) ? UNDEFINED : refused(inner)
  })
}

function refused(call: NativeCall): Value {
  const origin = identity(call.run, call.site)
  call.run.away(call.site, 'authMiddleware asks for a session', origin.cause)
  return withOrigin(RESPONSE.call({ ...call, args: [] }), { ...PLAIN, cause: origin.cause })
}

function matches(
  call: NativeCall,
  given: Value | undefined,
  request: Value,
  path: string | null,
  fallback: readonly string[],
): boolean {
  if (given?.kind === 'function') {
    return truth(call.run.interpreter.call(given, { ...call, args: [request], self: null })) === true
  }
  const patterns = given ? patternsOf(given) : fallback.flatMap(source => compilePattern(source) ?? [])
  const without = call.run.facts.request?.without
  return (
    path !== null &&
    (patterns ?? []).some(pattern => pattern.source !== without && matchesPath(pattern, path) === true)
  )
}
