import type { Model } from '../access/model.ts'
import type { ClerkOptions } from '../access/options/clerk-options.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { isMiddleware, VERIFIES } from './options/verifies.ts'

/** Tokens that no browser of another site can have: those of machines. */
const MACHINE = /^(m2m_token|api_key|oauth_token|machine_token)$/

/**
 * Without `authorizedParties` a token is taken whatever page it was made for: a sibling subdomain that somebody else
 * controls has its own (docs: guides/development/deployment/production, authorizedParties).
 */
function* check(model: Model): Iterable<Hit> {
  for (const options of model.clerkOptions()) {
    if (!VERIFIES.has(options.name) || !leavesOut(options) || ofMachines(options)) continue
    yield isMiddleware(options) ? middlewareHit(model, options) : tokenHit(options)
  }
}

function leavesOut(options: ClerkOptions): boolean {
  const { values, list, open } = options.option('authorizedParties')
  return !open && !list && values.every(value => value === undefined || value === null)
}

/** Where tokens of sessions are taken too, they are what this is about. */
function ofMachines(options: ClerkOptions): boolean {
  const { values } = options.option('acceptsToken')
  return values.length > 0 && values.every(value => MACHINE.test(String(value)))
}

function tokenHit({ node, name }: ClerkOptions): Hit {
  return {
    place: placeOf(node),
    message: `${name}() names no authorizedParties: it takes session tokens that were made for any origin of the instance.`,
    attack:
      'Takes over a forgotten subdomain, has its visitors sign in there, and sends the tokens that it gets to this app.',
  }
}

/** Cookies of an app bear tokens of its own pages, unless a sibling of its domain writes them. */
function middlewareHit(model: Model, options: ClerkOptions): Hit {
  const { name, node } = options
  const shared = sharesDomain(model, options)
  return {
    place: placeOf(node),
    message: `${name}() names no authorizedParties: a session token that was made on another subdomain opens this app too${shared ? `, and ${shared}` : ''}.`,
    attack:
      'Takes over a sibling subdomain, has a token made there for whoever is signed in, and plants it or sends it to this app.',
    severity: shared ? 'low' : 'info',
    confidence: 'medium',
  }
}

/** What tells that one instance serves several origins. */
function sharesDomain(model: Model, options: ClerkOptions): string | undefined {
  const set = (name: string) => {
    const { values, open } = options.option(name)
    return open || values.some(value => value !== undefined && value !== false)
  }
  if (set('isSatellite') || set('domain')) return 'its instance serves several domains'
  const apps = model.project.apps.filter(
    ({ frameworks, dependencies }) =>
      frameworks.length > 0 && [...dependencies.keys()].some(each => each.startsWith('@clerk/')),
  )
  return apps.length > 1 ? `${apps.length} apps of this repository use Clerk` : undefined
}

const rule: Rule<Model> = {
  id: 'authorized-parties-missing',
  title: 'A token is verified without authorizedParties',
  group: 'session',
  severity: 'low',
  confidence: 'high',
  cwe: [346],
  owasp: 'ASVS V9.2.3',
  since: 'any',
  check,
}

export default rule
