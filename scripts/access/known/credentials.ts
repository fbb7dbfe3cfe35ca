import { equals } from '../equality.ts'
import { signedIn } from '../facts.ts'
import { truth } from '../join.ts'
import { authObject, identity } from './auth-object.ts'
import type { GuardKind } from '../../core/vocabulary.ts'
import { BODY, CREDENTIAL, IDENTITY, INPUT, PLAIN, SECRET, type Cause } from '../origin.ts'
import {
  constant,
  external,
  has,
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

/** A signature is over the bytes that were sent: a body that was parsed and written again is another text. */
function observeBody({ run, args, site }: NativeCall): void {
  const [body] = args
  if (body?.kind === 'external' && body.module === 'global:JSON' && has(body, BODY | INPUT)) {
    run.observations.push({ kind: 'reserialised-body', node: site })
  }
}

/** Throws at whoever bears no valid signature. */
const throwing = (name: string, kind: GuardKind) =>
  native(name, call => {
    if (kind === 'signature') observeBody(call)
    return turnAway(call, name, kind)
  })

function turnAway(call: NativeCall, name: string, kind: GuardKind): never {
  const why = cause(call, kind, `${name} checks the sender`)
  return call.run.leave(call.site, `${name} turns the caller away`, why)
}

const rejecting = (name: string, kind: GuardKind) =>
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

const VERIFIER = native('Webhook', () =>
  object({ verify: throwing('verify', 'signature'), sign: native('sign', () => data()) }),
)

const SUPABASE_AUTH = object({
  getUser: nobodyIn('auth.getUser', none =>
    object({ data: object({ user: none }), error: data({ ...none.origin }, true) }),
  ),
  getSession: nobodyIn('auth.getSession', none =>
    object({ data: object({ session: none }), error: constant(null) }),
  ),
})

/** Compares what the caller sent with what the server knows. */
const compare = native('compare', call => {
  const [a, b] = call.args
  if (!a || !b) return data()
  return equals(call.run.facts, a, b, cause(call, 'shared-secret', 'compares a secret'))
})
const compareAsync = native('compare', call => resolved(call.run.interpreter.call(compare, call)))

/** `Receiver.verify`, `verifySignatureAppRouter(handler)` of QStash. */
const wrapped = (name: string) => native(name, () => throwing(name, 'signature'))

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
  svix: { Webhook: VERIFIER },
  standardwebhooks: { Webhook: VERIFIER },
  crypto: { timingSafeEqual: compare },
  bcrypt: { compare: compareAsync, compareSync: compare },
  bcryptjs: { compare: compareAsync, compareSync: compare },
  jsonwebtoken: { verify: throwing('jwt.verify', 'other-auth') },
  jose: { jwtVerify: rejecting('jwtVerify', 'other-auth') },
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
  '@octokit/webhooks-methods': {
    verify: native('verify', call =>
      resolved(
        constant(false, {
          ...PLAIN,
          marks: IDENTITY,
          cause: cause(call, 'signature', 'verifies the signature'),
        }),
      ),
    ),
  },
}

/** Handlers of a service that checks its own signing key before it runs anything. */
function signedHandlers(name: string): Value {
  const handler = throwing(name, 'signature')
  return object({ GET: handler, POST: handler, PUT: handler }, handler)
}

/** Methods of clients, told by the end of their trail: `stripe.webhooks.constructEvent`. */
export function credentialMethod(
  module: string,
  trail: readonly string[],
  call: NativeCall,
): Value | undefined {
  const path = trail.filter(name => name !== '()').join('.')
  if (/webhooks\.(constructEvent|unwrap|verify|verifyAndReceive)$/.test(path))
    return call.run.interpreter.call(throwing(path, 'signature'), call)
  if (path.endsWith('webhooks.constructEventAsync'))
    return call.run.interpreter.call(rejecting(path, 'signature'), call)
  if (
    /(^|\.)(validateWebhook|verifyWebhook|verifyWebhookSignature|validateRequest|validateEvent)$/.test(path)
  ) {
    return call.run.interpreter.call(throwing(path, 'signature'), call)
  }
  if (module.startsWith('@supabase/') && /auth\.(getUser|getSession|getClaims)$/.test(path)) {
    const name = trail.at(-1) ?? ''
    const method = SUPABASE_AUTH.cells.get(name)?.value
    return method ? call.run.interpreter.call(method, call) : undefined
  }
  // What an AsyncLocalStorage holds was put there by somebody else.
  if (path.endsWith('getStore')) return unknown()
  if (path.endsWith('authenticateRequest')) return requestState(call)
  if (/(^|\.)api\.getSession$/.test(path)) return call.run.interpreter.call(nobody(path), call)
  if (module === '@upstash/qstash' && path.endsWith('.verify'))
    return call.run.interpreter.call(rejecting(path, 'signature'), call)
  if (/subtle\.(verify|timingSafeEqual)$/.test(path) || /(^|\.)timingSafeEqual$/.test(path))
    return signatureCheck(call)
  return undefined
}

/** `clerkClient.authenticateRequest(req)` (docs: reference/backend/authenticate-request). */
function requestState(call: NativeCall): Value {
  const { run, site } = call
  const origin = identity(run, site)
  const here = constant(signedIn(run.facts.caller), origin)
  return resolved(
    object(
      { isSignedIn: here, isAuthenticated: here, toAuth: native('toAuth', () => authObject(run, site)) },
      data(origin),
    ),
  )
}

/** Does what is compared hold a secret on one side and the caller's text on the other? */
function signatureCheck(call: NativeCall): Value {
  const marks = call.args.reduce((all, arg) => all | arg.origin.marks, 0)
  if ((marks & SECRET) === 0 || (marks & (INPUT | CREDENTIAL)) === 0) return data()
  return constant(false, {
    ...PLAIN,
    marks: IDENTITY,
    cause: cause(call, 'signature', 'verifies the signature'),
  })
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
  const others = [
    'createHmac',
    'createHash',
    'randomBytes',
    'randomUUID',
    'sign',
    'decode',
    'hash',
    'genSalt',
    'hashSync',
  ]
  return Object.fromEntries(
    others.filter(name => !(name in known)).map(name => [name, external(module, [name])]),
  )
}
