import { settle } from '../builtins/promise.ts'
import { truth } from '../join.ts'
import { authObject, identity } from '../known/auth-object.ts'
import { signedIn } from '../facts.ts'
import { answerOf, RESPONSE } from '../known/response.ts'
import { configures } from '../options/configured.ts'
import type { Run } from '../run.ts'
import { INPUT, marked, PLAIN } from '../origin.ts'
import {
  constant,
  data,
  native,
  UNDEFINED,
  unknown,
  withOrigin,
  type NativeCall,
  type Value,
} from '../values.ts'
import { protect } from '../known/auth-object.ts'
import { compilePattern, matchesPath, type Pattern } from './patterns.ts'
import { pathOf, patternsOf } from './route-matcher.ts'

/** `clerkMiddleware(handler?, options?)`: runs the handler with `auth` and the request; protects nothing by itself. */
export function clerkMiddleware(call: NativeCall): Value {
  const [first, second] = call.args
  const handler = first?.kind === 'function' || first?.kind === 'native' ? first : undefined
  // @clerk/nextjs `server/clerkMiddleware`: `parseHandlerAndOptions`.
  const options = call.args.length > 1 ? second : handler ? undefined : first
  return native('clerkMiddleware', inner => {
    const [request = unknown(), event = unknown()] = inner.args
    configures(inner.run, 'clerkMiddleware', call.site, optionsFor(inner, options, request))
    if (!handler) return UNDEFINED
    const result = inner.run.interpreter.call(handler, {
      ...inner,
      args: [middlewareAuth(inner.run), request, event],
      self: null,
    })
    return settle(inner.run, result, inner.site)
  })
}

/** Options may be a function of the request. */
function optionsFor(call: NativeCall, options: Value | undefined, request: Value): Value {
  if (options?.kind !== 'function') return options ?? UNDEFINED
  return called(call, options, [request])
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
    const [request = UNDEFINED, event = unknown()] = inner.args
    configures(inner.run, 'authMiddleware', call.site, options)
    const ignored = listed(inner, option('ignoredRoutes') ?? IGNORED_BY_DEFAULT, request)
    if (ignored === null) return computed(inner)
    if (ignored) return UNDEFINED
    const before = answerBefore(inner, option('beforeAuth'))
    if (before) return before
    const isPublic = listed(inner, option('publicRoutes'), request) || isSignIn(inner, option('publicRoutes'))
    const after = option('afterAuth')
    if (after && after.kind !== 'constant') {
      const auth = authObject(inner.run, inner.site)
      auth.cells.set('isPublicRoute', { value: isPublic === null ? computed(inner) : constant(isPublic) })
      auth.cells.set('isApiRoute', { value: isApiRoute(inner, option('apiRoutes'), request) })
      return called(inner, after, [auth, request, event])
    }
    if (isPublic === null) return computed(inner)
    return isPublic || signedIn(inner.run.facts.caller) ? UNDEFINED : refused(inner)
  })
}

/** `false` skips the rest, and a redirect is followed; whatever else it gives, the rest is asked. */
function answerBefore(call: NativeCall, before: Value | undefined): Value | undefined {
  if (!before || before.kind === 'constant') return undefined
  const answer = called(call, before, call.args)
  const options = answer.kind === 'union' ? answer.options : [answer]
  if (options.some(each => each.kind === 'constant' && each.value === false)) return UNDEFINED
  return options.every(each => answerOf(each) === 'redirect') ? answer : undefined
}

function called(call: NativeCall, fn: Value, args: readonly Value[]): Value {
  return settle(call.run, call.run.interpreter.call(fn, { ...call, args, self: null }), call.site)
}

/** The pages to sign in and up at are public, where the environment names them. */
function isSignIn({ run, args }: NativeCall, publicRoutes: Value | undefined): boolean {
  if (publicRoutes?.kind === 'function') return false
  const { app, project } = run.facts
  const path = pathOf(args[0]) ?? ''
  return project.envFiles
    .filter(({ file, example }) => !example && project.appOf(file) === app)
    .flatMap(({ variables }) => variables)
    .filter(({ name }) => /^NEXT_PUBLIC_CLERK_SIGN_(IN|UP)_URL$/.test(name))
    .map(({ value }) => value.replace(/\/$/, ''))
    .some(url => url.startsWith('/') && (path === url || path.startsWith(`${url}/`)))
}

/** Whatever changes something or sends JSON counts as API, unless the routes are listed. */
function isApiRoute(call: NativeCall, given: Value | undefined, request: Value): Value {
  const isListed = listed(call, given ?? API_BY_DEFAULT, request)
  if (isListed === null) return computed(call)
  if (isListed || given) return constant(isListed)
  const reads = /^(GET|HEAD|OPTIONS)$/.test(call.run.facts.request?.method ?? 'GET')
  return reads ? data(marked(INPUT)) : constant(true)
}

function computed({ run, site }: NativeCall): Value {
  return unknown({ ...PLAIN, opaque: run.opaque(site, 'a list of routes that is computed') })
}

function refused(call: NativeCall): Value {
  const origin = identity(call.run, call.site)
  call.run.away(call.site, 'authMiddleware asks for a session', origin.cause)
  return withOrigin(RESPONSE.call({ ...call, args: [] }), { ...PLAIN, cause: origin.cause })
}

/** Is the path among the routes? null where they are computed; what the caller's own request decides, it decides to be so. */
function listed(
  call: NativeCall,
  given: Value | readonly string[] | undefined,
  request: Value,
): boolean | null {
  if (given && 'kind' in given && (given.kind === 'function' || given.kind === 'native')) {
    const answer = call.run.interpreter.call(given, { ...call, args: [request], self: null })
    return truth(answer) ?? (answer.origin.opaque ? null : true)
  }
  const patterns = patternsIn(given)
  const path = pathOf(request)
  if (!patterns) return null
  // The middleware for itself, with no request in view: what it lists is the exception.
  if (path === null) return call.run.facts.request ? null : false
  const without = call.run.facts.request?.without
  const answers = patterns
    .filter(pattern => pattern.source !== without)
    .map(pattern => matchesPath(pattern, path))
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? null : false
}

function patternsIn(given: Value | readonly string[] | undefined): readonly Pattern[] | null {
  if (given && !('kind' in given)) return given.flatMap(source => compilePattern(source) ?? [])
  return patternsOf(given)
}
