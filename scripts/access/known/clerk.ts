import type { App } from '../../project/project.ts'
import { clerkMajor, hasEveryRight, signedIn } from '../facts.ts'
import { authMiddleware, clerkMiddleware } from '../middleware/clerk.ts'
import { routeMatcher } from '../middleware/route-matcher.ts'
import { configures } from '../options/configured.ts'
import { PLAIN } from '../origin.ts'
import {
  external,
  native,
  object,
  resolved,
  UNDEFINED,
  type Native,
  type NativeCall,
  type Value,
  data,
} from '../values.ts'
import { authObject, currentUser, identity, protect, sessionCause } from './auth-object.ts'
import { RESPONSE } from './response.ts'
import { noteSecret, rejecting } from './signatures.ts'

/** `auth` is asynchronous since @clerk/nextjs 6 (docs: guides/development/upgrading/upgrade-guides/nextjs/v6). */
const FIRST_ASYNC = 6

function authFunction(major: number): Native {
  const asynchronous = major >= FIRST_ASYNC
  return native(
    'auth',
    ({ run, site }) => {
      const value = authObject(run, site)
      return asynchronous ? resolved(value) : value
    },
    { protect: protect(asynchronous) },
  )
}

const GET_AUTH = native('getAuth', ({ run, site }) => authObject(run, site))
const CURRENT_USER = native('currentUser', currentUser)

/** Refuses whatever bears no signature of Clerk's (docs: reference/backend/webhooks/verify-webhook). */
const VERIFY_WEBHOOK = native('verifyWebhook', call => {
  const [, options] = call.args
  const secret = options?.kind === 'object' ? options.cells.get('signingSecret')?.value : undefined
  noteSecret(call.run, secret, call.site, 'secret-blank-refused')
  const named = options?.kind === 'object' && !secret && options.rest === null
  if (!options || named) call.run.observe('secret-by-its-name', call.site)
  return rejecting(call, 'verifyWebhook')
})

const VERIFY_TOKEN = native('verifyToken', ({ run, site, args }) => {
  configures(run, 'verifyToken', site, args[1])
  if (signedIn(run.facts.caller))
    return resolved(object({ sub: data(identity(run, site), true) }, data(identity(run, site))))
  return { kind: 'promise', value: null, rejects: true, origin: { ...PLAIN, cause: sessionCause(run, site) } }
})

/** In v4 it answers with a redirect; since v5 it leaves by exception. */
function redirectToSignIn(major: number): Native {
  return native('redirectToSignIn', call => {
    if (major >= 5) return call.run.leave(call.site, 'redirectToSignIn()')
    const redirect = RESPONSE.members?.get('redirect')
    return redirect ? call.run.interpreter.call(redirect, call) : UNDEFINED
  })
}

function props(call: NativeCall): { children: Value; get: (name: string) => Value | undefined } {
  const [given] = call.args
  const get = (name: string) => (given?.kind === 'object' ? given.cells.get(name)?.value : undefined)
  return { children: get('children') ?? UNDEFINED, get }
}

/** Components that render their children for some callers only. On the client they merely hide. */
const COMPONENTS: Record<string, Value> = {
  SignedIn: native('SignedIn', call => (signedIn(call.run.facts.caller) ? props(call).children : UNDEFINED)),
  SignedOut: native('SignedOut', call =>
    signedIn(call.run.facts.caller) ? UNDEFINED : props(call).children,
  ),
  Protect: native('Protect', call => {
    const { children, get } = props(call)
    const asks = ['role', 'permission', 'condition', 'plan', 'feature'].some(name => get(name) !== undefined)
    const inside = signedIn(call.run.facts.caller) && (!asks || hasEveryRight(call.run.facts.caller))
    return inside ? children : (get('fallback') ?? UNDEFINED)
  }),
  Show: native('Show', call => {
    const { children, get } = props(call)
    const when = get('when')
    const here = signedIn(call.run.facts.caller)
    if (when?.kind === 'constant' && when.value === 'signed-out') return here ? UNDEFINED : children
    const inside = here && (when?.kind === 'constant' || hasEveryRight(call.run.facts.caller))
    return inside ? children : (get('fallback') ?? UNDEFINED)
  }),
  ClerkProvider: native('ClerkProvider', call => props(call).children),
  ClerkLoaded: native('ClerkLoaded', call => props(call).children),
  RedirectToSignIn: native('RedirectToSignIn', () => UNDEFINED),
}

/** Exports that answer the same in every release that has them. */
const EXPORTS: Record<string, Value> = {
  getAuth: GET_AUTH,
  currentUser: CURRENT_USER,
  verifyWebhook: VERIFY_WEBHOOK,
  verifyToken: VERIFY_TOKEN,
  createRouteMatcher: native('createRouteMatcher', routeMatcher),
  buildClerkProps: native('buildClerkProps', () => data()),
  clerkMiddleware: native('clerkMiddleware', clerkMiddleware),
  authMiddleware: native('authMiddleware', authMiddleware),
  withClerkMiddleware: native('withClerkMiddleware', call => call.args[0] ?? UNDEFINED),
  reverificationError: native('reverificationError', () => object({ clerk_error: data() })),
  reverificationErrorResponse: native('reverificationErrorResponse', call => RESPONSE.call(call)),
  isClerkAPIResponseError: native('isClerkAPIResponseError', () => data()),
}

/** What an export of Clerk's packages does, for the release that the app has installed. */
export function clerkExport(module: string, name: string, app: App): Value | undefined {
  if (name === '*') return external(module, [])
  const major = clerkMajor(app)
  if (name === 'auth') return authFunction(major)
  if (name === 'redirectToSignIn' || name === 'redirectToSignUp') return redirectToSignIn(major)
  const known = EXPORTS[name] ?? COMPONENTS[name]
  if (known) return known
  if (name === 'clerkClient' || name === 'createClerkClient' || name === 'users')
    return external('@clerk/backend', [name])
  if (name === 'Webhook') return undefined
  return external(module === '@clerk/nextjs' ? 'react' : module, [name])
}
