import type { Model } from '../access/model.ts'
import type { ClerkOptions } from '../access/options/clerk-options.ts'
import type { Setting } from '../access/options/setting.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { VERIFIES } from './options/verifies.ts'

type Wrong = Pick<Hit, 'message' | 'attack' | 'severity'>

/**
 * `azp` is the origin of the page that asked for the token, and an entry must be that very text; an empty list asks for
 * nothing (@clerk/backend `jwt/assertions`: `assertAuthorizedPartiesClaim`).
 */
function* check(model: Model): Iterable<Hit> {
  for (const options of model.clerkOptions()) {
    if (!VERIFIES.has(options.name)) continue
    const wrong = wrongWith(options, options.option('authorizedParties'))
    if (wrong) yield { place: placeOf(options.at('authorizedParties')), ...wrong }
  }
}

function wrongWith({ name }: ClerkOptions, setting: Setting): Wrong | undefined {
  const chosen = setting.inputs.find(input => BY_PAGE.test(input))
  if (chosen !== undefined)
    return {
      message: `The authorizedParties of ${name}() are taken from ${chosen}: every page names its own origin there, so none is refused.`,
      attack:
        'Has a token made on a subdomain of its own and sends it from there: the browser names that subdomain, which is then an authorized party.',
      severity: 'medium',
    }
  if (setting.list && !setting.open && setting.values.length === 0)
    return {
      message: `The authorizedParties of ${name}() are an empty list, which Clerk takes for none given: tokens made for any origin are accepted.`,
      attack:
        'Takes over a sibling subdomain, has a token made there for whoever is signed in, and sends it to this app.',
    }
  const odd = setting.values.flatMap(value => (typeof value === 'string' ? (oddity(value) ?? []) : []))
  const [first] = odd
  return first === undefined
    ? undefined
    : {
        message: `${odd.join(', ')}: authorizedParties are compared as whole origins (https://app.example.com), so such an entry matches no token.`,
        attack:
          'Waits until somebody takes the list away because its users are signed out, and then uses tokens of a sibling subdomain.',
      }
}

/** What a browser sends of the page that it is on; a host of its own a page cannot choose. */
const BY_PAGE = /^(headers\.(origin|referer)|searchParams|query|cookies|body)\b/i

/** Why no `azp` is ever this text. */
function oddity(entry: string): string | undefined {
  const shown = `"${entry}"`
  // `?? ''`, to please the compiler.
  if (entry === '') return undefined
  if (entry.includes('*')) return `${shown} has a wildcard`
  // Extensions and native apps have origins of other schemes, with no more to them than a name.
  if (!/^[a-z][\w+.-]*:\/\//i.test(entry)) return `${shown} has no scheme`
  const url = URL.parse(entry)
  if (!url || !['https:', 'http:'].includes(url.protocol)) return undefined
  if (url.origin === entry) return undefined
  if (entry === `${url.origin}/`) return `${shown} ends in a slash`
  if (entry.toLowerCase() === url.origin) return `${shown} has capitals`
  return url.pathname + url.search === '/' ? `${shown} is no plain origin` : `${shown} has a path`
}

const rule: Rule<Model> = {
  id: 'authorized-parties-wrong',
  title: 'authorizedParties that match every token or none',
  group: 'session',
  severity: 'low',
  confidence: 'high',
  cwe: [346, 942],
  owasp: 'ASVS V9.2.3',
  since: 'any',
  check,
}

export default rule
