import { signedIn } from '../facts.ts'
import { truth } from '../join.ts'
import { configures } from '../options/configured.ts'
import { authObject, identity, sessionCause } from './auth-object.ts'
import type { GuardKind } from '../../core/vocabulary.ts'
import { IDENTITY, PLAIN, type Cause } from '../origin.ts'
import { hashing } from './hashing.ts'
import {
  COMPARE,
  PASSWORD,
  PASSWORD_ASYNC,
  OCTOKIT_VERIFY,
  refusing,
  rejecting,
  signatureMethod,
  SVIX_VERIFIER,
  VERIFIER,
} from './signatures.ts'
import {
  constant,
  external,
  native,
  object,
  resolved,
  UNDEFINED,
  type NativeCall,
  type Value,
  data,
  unknown,
} from '../values.ts'

/**
 * Credentials other than Clerk's: signatures of other services, shared secrets, tokens of other libraries.
 * No caller that we reason about has them, so each of these turns everyone away.
 */

function cause(call: NativeCall, kind: GuardKind, note: string): Cause {
  return { kind, step: call.run.step(call.site, note) }
}

/** Throws at whoever bears no valid token. */
const throwing = (name: string, kind: GuardKind) => native(name, call => turnAway(call, name, kind))

function turnAway(call: NativeCall, name: string, kind: GuardKind): never {
  const why = cause(call, kind, `${name} checks the sender`)
  return call.run.leave(call.site, `${name} turns the caller away`, why)
}

const refused = (name: string, kind: GuardKind) =>
  native(name, call => ({
    kind: 'promise',
    value: null,
    rejects: true,
    origin: { ...PLAIN, cause: cause(call, kind, `${name} checks the sender`) },
  }))

/** Gives nothing to whoever is not signed in with that library. */
const nobody = (name: string) =>
  native(name, call => {
    const origin = {
      ...PLAIN,
      marks: IDENTITY,
      cause: cause(call, 'other-auth', `${name} asks who is signed in`),
    }
    return resolved(constant(null, origin))
  })

/** Gives `{ data: { user: null } }`-like answers, as Supabase does. */
const nobodyIn = (name: string, shape: (none: Value) => Value) =>
  native(name, call => {
    const origin = {
      ...PLAIN,
      marks: IDENTITY,
      cause: cause(call, 'other-auth', `${name} asks who is signed in`),
    }
    return resolved(shape(constant(null, origin)))
  })

const SUPABASE_AUTH = object({
  getUser: nobodyIn('auth.getUser', none =>
    object({ data: object({ user: none }), error: data({ ...none.origin }, true) }),
  ),
  getSession: nobodyIn('auth.getSession', none =>
    object({ data: object({ session: none }), error: constant(null) }),
  ),
  // https://supabase.com/docs/reference/javascript/auth-getclaims: `data` is null where there is no session.
  getClaims: nobodyIn('auth.getClaims', none => object({ data: none, error: constant(null) })),
})

/** `Receiver.verify`, `verifySignatureAppRouter(handler)` of QStash. */
const wrapped = (name: string) => native(name, ({ args: [handler] }) => signedHandler(name, handler))

/** Leaves where what is asserted is certainly not so. */
const assertion = native('assert', call => {
  const [test] = call.args
  const answer = test ? truth(test) : null
  if (test && answer === false)
    return call.run.leave(call.site, 'the assertion fails', test.origin.cause ?? undefined)
  if (answer === null) call.run.mayThrow()
  return UNDEFINED
})
const asserting = {
  ...assertion,
  members: new Map([
    ['ok', assertion],
    ['strict', assertion],
  ]),
}
const ASSERT = { default: asserting, ok: assertion, strict: asserting }

const BY_MODULE: Record<string, Record<string, Value>> = {
  'tiny-invariant': ASSERT,
  invariant: ASSERT,
  assert: ASSERT,
  'assert/strict': ASSERT,
  util: { promisify: native('promisify', ({ args }) => args[0] ?? UNDEFINED) },
  svix: { Webhook: SVIX_VERIFIER },
  standardwebhooks: { Webhook: VERIFIER },
  crypto: {
    timingSafeEqual: COMPARE,
    createHash: hashing('createHash'),
    createHmac: hashing('createHmac'),
  },
  bcrypt: { compare: PASSWORD_ASYNC, compareSync: PASSWORD },
  bcryptjs: { compare: PASSWORD_ASYNC, compareSync: PASSWORD },
  jsonwebtoken: { verify: throwing('jwt.verify', 'other-auth') },
  jose: { jwtVerify: refused('jwtVerify', 'other-auth') },
  'next-auth': { getServerSession: nobody('getServerSession') },
  'next-auth/next': { getServerSession: nobody('getServerSession') },
  'next-auth/jwt': { getToken: nobody('getToken') },
  // With the FLAGS_SECRET of the app (https://flags-sdk.dev/api-reference/core/core#verifyaccess).
  flags: { verifyAccess: nobody('verifyAccess') },
  'iron-session': { getIronSession: native('getIronSession', () => resolved(object({}, data()))) },
  '@upstash/qstash/nextjs': {
    verifySignatureAppRouter: wrapped('verifySignatureAppRouter'),
    verifySignature: wrapped('verifySignature'),
  },
  'inngest/next': { serve: native('serve', () => signedHandlers('serve')) },
  '@trigger.dev/nextjs': { createAppRoute: native('createAppRoute', () => signedHandlers('createAppRoute')) },
  '@octokit/webhooks-methods': { verify: OCTOKIT_VERIFY },
}

/** Handlers of a service that checks its own signing key before it runs anything. */
function signedHandlers(name: string): Value {
  const handler = signedHandler(name, undefined)
  return object({ GET: handler, POST: handler, PUT: handler }, handler)
}

/** A handler that runs for the sender alone. */
function signedHandler(name: string, handler: Value | undefined): Value {
  return native(name, call => {
    refusing(call, name)
    return handler ? call.run.interpreter.call(handler, call) : UNDEFINED
  })
}

/** Methods of clients, told by the end of their trail: `stripe.webhooks.constructEvent`. */
export function credentialMethod(
  module: string,
  trail: readonly string[],
  call: NativeCall,
): Value | undefined {
  const path = trail.filter(name => name !== '()').join('.')
  const checked = signatureMethod(path, call)
  if (checked) return checked
  if (module.startsWith('@supabase/') && /auth\.(getUser|getSession|getClaims)$/.test(path)) {
    const name = trail.at(-1) ?? ''
    const method = SUPABASE_AUTH.cells.get(name)?.value
    return method ? call.run.interpreter.call(method, call) : undefined
  }
  // What an AsyncLocalStorage holds was put there by somebody else.
  if (path.endsWith('getStore')) return unknown()
  if (path.endsWith('authenticateRequest')) return requestState(call)
  if (module === '@clerk/backend') return tokenCheck(path, call)
  if (/(^|\.)api\.getSession$/.test(path)) return call.run.interpreter.call(nobody(path), call)
  if (module === '@upstash/qstash' && path.endsWith('.verify')) return rejecting(call, path)
  return undefined
}

/**
 * Methods of Clerk's backend client that reject whatever is no token of Clerk's: a session's token for its user, keys and
 * tokens of machines for machines alone (@clerk/backend SessionAPI `verifySession`, ClientAPI `verifyClient`, APIKeysAPI
 * and M2MTokenApi `verify`, IdPOAuthAccessTokenApi `verify`).
 */
function tokenCheck(path: string, call: NativeCall): Value | undefined {
  const { run, site } = call
  if (/(^|\.)(apiKeys|m2m|idPOAuthAccessToken)\.verify\w*$/.test(path))
    return run.interpreter.call(refused(path, 'api-key'), call)
  if (!/(^|\.)(sessions\.verifySession|clients\.verifyClient)$/.test(path)) return undefined
  if (!signedIn(run.facts.caller))
    return {
      kind: 'promise',
      value: null,
      rejects: true,
      origin: { ...PLAIN, cause: sessionCause(run, site) },
    }
  const own = data(identity(run, site), true)
  return resolved(object({ id: own, userId: own }, data(identity(run, site))))
}

/** `clerkClient.authenticateRequest(req)` (docs: reference/backend/authenticate-request). */
function requestState(call: NativeCall): Value {
  const { run, site, args } = call
  configures(run, 'authenticateRequest', site, args[1])
  const origin = identity(run, site)
  const here = constant(signedIn(run.facts.caller), origin)
  return resolved(
    object(
      { isSignedIn: here, isAuthenticated: here, toAuth: native('toAuth', () => authObject(run, site)) },
      data(origin),
    ),
  )
}

export function credentialExport(module: string, name: string): Value | undefined {
  const known = BY_MODULE[module]
  if (!known) return undefined
  if (name === 'default' && known['default']) return known['default']
  if (name === 'default' || name === '*') {
    return native(module, () => UNDEFINED, { ...known, ...restOf(module, known) })
  }
  return known[name]
}

/** The default export of a module holds its other exports too. */
function restOf(module: string, known: Record<string, Value>): Record<string, Value> {
  const others = ['randomBytes', 'randomUUID', 'sign', 'decode', 'hash', 'genSalt', 'hashSync']
  return Object.fromEntries(
    others.filter(name => !(name in known)).map(name => [name, external(module, [name])]),
  )
}
