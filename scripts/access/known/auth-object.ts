import { hasEveryRight, inOrganisation, signedIn, type Facts } from '../facts.ts'
import type { Run } from '../run.ts'
import type { ts } from '../../project/typescript.ts'
import { IDENTITY, OWN, PLAIN, WHOLE_USER, type Cause, type Origin } from '../origin.ts'
import {
  constant,
  native,
  object,
  resolved,
  UNDEFINED,
  type Native,
  type NativeCall,
  type ObjectValue,
  type Value,
  data,
} from '../values.ts'

/**
 * The auth object of the caller at hand: fields as @clerk/backend gives them
 * (@clerk/backend `tokens/authObjects`: `signedOutAuthObject`, `signedInAuthObject`).
 */
export function authObject(run: Run, site: ts.Node): ObjectValue {
  throwsWithoutClerk(run, site)
  const here = signedIn(run.facts.caller)
  const origin = identity(run, site, here)
  const some = (truthy: boolean) => (here ? data(origin, truthy ? true : null) : constant(null, origin))
  const organisation = inOrganisation(run.facts.caller)
  const member = identity(run, site, here && organisation)
  const org = here && organisation ? data(member, true) : constant(here ? undefined : null, member)
  return object(
    {
      userId: some(true),
      sessionId: some(true),
      sessionClaims: here
        ? object({ sub: data(origin, true) }, data(origin), origin)
        : constant(null, origin),
      sessionStatus: some(true),
      isAuthenticated: constant(here, origin),
      tokenType: constant('session_token'),
      actor:
        run.facts.caller === 'impersonator'
          ? data(identity(run, site), true)
          : constant(here ? undefined : null, identity(run, site)),
      orgId: org,
      // An administrator of its own organisation has the role that is asked for there.
      orgRole: run.facts.ranked === true && organisation ? data() : org,
      orgSlug: org,
      orgPermissions: org,
      user: here ? object({ id: data(origin, true) }, data(origin), origin) : constant(null, origin),
      has: hasCheck(run, site),
      protect: protect(false),
      getToken: native('getToken', () => resolved(some(true))),
      redirectToSignIn: native('redirectToSignIn', call => run.leave(call.site, 'redirectToSignIn()')),
      redirectToSignUp: native('redirectToSignUp', call => run.leave(call.site, 'redirectToSignUp()')),
      debug: native('debug', () => data()),
    },
    UNDEFINED,
  )
}

function throwsWithoutClerk(run: Run, site: ts.Node): void {
  if (run.facts.withoutClerk)
    run.leave(site, 'auth() throws where no middleware has run', sessionCause(run, site))
}

/** Everything that depends on who is signed in bears this origin. `met`: this caller has what is asked for. */
export function identity(run: Run, site: ts.Node, met = false): Origin {
  const cause = sessionCause(run, site)
  return { ...PLAIN, marks: IDENTITY, cause: met ? { ...cause, met: true } : cause, from: OWN }
}

export function sessionCause(run: Run, site: ts.Node): Cause {
  return { kind: 'session', step: run.step(site, 'asks who is signed in') }
}

/** `has({ role | permission | … })`. */
function hasCheck(run: Run, site: ts.Node): Native {
  const cause: Cause = {
    kind: signedIn(run.facts.caller) ? 'permission' : 'session',
    step: run.step(site, 'asks for a permission'),
  }
  return native('has', ({ args: [params] }) =>
    constant(has(run.facts, params), { ...PLAIN, marks: IDENTITY, cause }),
  )
}

/** A fresh session answers to reverification, whatever rights it has; all else is the administrator's alone. */
function has({ caller, ranked }: Facts, params: Value | undefined): boolean {
  if (caller === 'stale' && asks(params, ['reverification'])) return false
  // Roles and permissions are those of the active organisation (docs: guides/organizations/control-access).
  if (ranked === true && inOrganisation(caller)) return true
  return (
    hasEveryRight(caller) || (signedIn(caller) && asks(params, ['reverification']) && !asks(params, RIGHTS))
  )
}

const RIGHTS = ['role', 'permission', 'feature', 'plan']

function asks(params: Value | undefined, names: readonly string[]): boolean {
  return params?.kind === 'object' && names.some(name => params.cells.has(name))
}

/**
 * `auth.protect(params?)`: leaves unless the session is active and, where params ask for it, authorised
 * (@clerk/nextjs `server/protect`). Asynchronous since @clerk/nextjs 6: un-awaited, it stops nobody.
 */
export function protect(asynchronous: boolean): Native {
  return native('protect', call => {
    const { run, site } = call
    const cause = refusal(call)
    if (!cause) return asynchronous ? resolved(authObject(run, site)) : authObject(run, site)
    if (!asynchronous) return run.leave(site, 'protect() turns the caller away', cause)
    return { kind: 'promise', value: null, rejects: true, origin: { ...PLAIN, cause } }
  })
}

/** Why this caller is refused; null where it is let in. */
function refusal(call: NativeCall): Cause | null {
  const { run, site, args } = call
  if (!signedIn(run.facts.caller))
    return { kind: 'session', step: run.step(site, 'protect() turns the caller away') }
  const [params] = args
  if (has(run.facts, params)) return null
  const conditional =
    params?.kind === 'function' || params?.kind === 'native' || asks(params, [...RIGHTS, 'reverification'])
  return conditional ? { kind: 'permission', step: run.step(site, 'protect() asks for a permission') } : null
}

/** `currentUser()`: the user, or null for whoever is signed out. */
export function currentUser(call: NativeCall): Value {
  const { run, site } = call
  throwsWithoutClerk(run, site)
  const here = signedIn(run.facts.caller)
  const origin = identity(run, site, here)
  if (!here) return resolved(constant(null, origin))
  const whole = { ...origin, marks: origin.marks | WHOLE_USER }
  return resolved(object({ id: data(origin, true) }, data(origin), whole))
}
