import type { Model } from '../access/model.ts'
import type { Effect } from '../access/effect.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, named, places } from './ownership/hit.ts'

/** Calls that take away what cannot be given back, hand out keys, or pay out. */
const GRAVE =
  /\.(deleteUser|deleteOrganization|deleteUserPasskey|disableUserMFA|updateOrganizationMembership|createSignInToken|payouts\.create|transfers\.create)$/
const KEYS = /\bapi_?keys?\.create$/i
const CHANGED = /^(password|primary_?email_?address_?id|email_?address|two_?factor\w*)$/i

/**
 * Whoever sits down at a session that was left open, or support that acts as a user, should be asked for a factor before
 * what is grave (docs: guides/secure/reverification, guides/users/impersonation). The endpoint is run as such a caller.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(grave(model))) {
    const { effect } = shared.found
    yield {
      ...places(shared, 'a session that was left open'),
      message: `${named(shared.endpoints)} does ${effect.what} for any session, however long ago its user has signed in.`,
      attack:
        'Sits down at a computer where somebody is signed in, or takes over the session, and does it for good.',
    }
  }
}

function* grave(model: Model): Iterable<readonly [EntryPoint, { effect: Effect }]> {
  for (const endpoint of model.endpoints) {
    const { access, as } = model.judge(endpoint)
    const kind = access.guard?.kind
    if (kind !== 'session' && kind !== 'permission') continue
    for (const effect of as('stale').effects) if (isGrave(effect)) yield [endpoint, { effect }]
  }
}

/** These take the id of what they are about. */
const ABOUT = /\.(deleteUser|deleteOrganization)$/

function isGrave({ kind, what, doubts, set, chosen }: Effect): boolean {
  if (kind !== 'service' || doubts.length > 0) return false
  // An id that nobody has chosen is of what was made a moment ago: it is backed out of.
  if (ABOUT.test(what) && chosen.length === 0) return false
  return (
    GRAVE.test(what) ||
    KEYS.test(what) ||
    (what.endsWith('.updateUser') && set.some(({ name }) => CHANGED.test(name)))
  )
}

const rule: Rule<Model> = {
  id: 'sensitive-without-reverification',
  title: 'Something grave is done without asking again who calls',
  group: 'session',
  severity: 'low',
  confidence: 'medium',
  cwe: [306],
  owasp: 'ASVS V7.5.1',
  since: '@clerk/nextjs 6.5.0',
  check,
}

export default rule
