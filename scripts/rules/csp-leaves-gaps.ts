import type { Model } from '../access/model.ts'
import { policyOf } from '../access/headers/policy.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { ClerkOptions } from '../access/options/clerk-options.ts'
import { placeOf } from '../project/lines.ts'
import { appsWithPages, clerkPolicy } from './headers/served.ts'

/** What a directive leaves open that is not there; the last two fall back on nothing. */
const OPENS: Readonly<Record<string, string>> = {
  'object-src': 'plug-ins run',
  'base-uri': 'a <base> sends scripts and forms elsewhere',
  'frame-ancestors': 'every site may frame the pages',
}

/**
 * `base-uri` and `frame-ancestors` do not fall back on `default-src` (https://www.w3.org/TR/CSP3/#directive-fallback-list),
 * and the policy that clerkMiddleware() makes has neither (@clerk/nextjs `server/content-security-policy`).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { app } of appsWithPages(model)) {
    const { sent } = model.headersOf(app)
    const own = sent.filter(each => each.everywhere)
    const framed =
      own.some(each => each.name === 'x-frame-options') ||
      own.some(
        each =>
          each.name === 'content-security-policy' && /frame-ancestors/.test(each.value ?? 'frame-ancestors'),
      )
    const needed = ['object-src', 'base-uri', ...(framed ? [] : ['frame-ancestors'])]
    const clerk = clerkPolicy(model, app)
    if (clerk) yield* ofClerk(clerk, needed)
    for (const { name, value, place } of own) {
      if (name !== 'content-security-policy' || value === null) continue
      const policy = policyOf(value)
      // One that says nothing of scripts is there for something else.
      if (policy.open || !(policy.directives.has('script-src') || policy.directives.has('default-src')))
        continue
      const missing = needed.filter(
        each =>
          !policy.directives.has(each) && !(each === 'object-src' && policy.directives.has('default-src')),
      )
      if (missing.length > 0) yield { place, ...wording('The Content-Security-Policy', missing) }
    }
  }
}

function* ofClerk(options: ClerkOptions, needed: readonly string[]): Iterable<Hit> {
  const setting = options.option('contentSecurityPolicy')
  const directives = setting.option('directives')
  const given = (name: string) => {
    const { values, list, open } = directives.option(name)
    return open || list || values.some(value => typeof value === 'string')
  }
  // Its own default-src stands for object-src.
  const missing = needed.filter(each => each !== 'object-src' && !given(each))
  if (missing.length === 0) return
  const loose = setting.option('strict').values.includes(true)
    ? ''
    : ' It is not strict either: scripts of any https host and inline scripts run.'
  const { message, attack } = wording('The policy that clerkMiddleware() sends', missing)
  yield { place: placeOf(options.at('contentSecurityPolicy')), message: message + loose, attack }
}

function wording(what: string, missing: readonly string[]): Pick<Hit, 'message' | 'attack'> {
  return {
    message: `${what} leaves out ${missing.map(each => `${each} (${OPENS[each]})`).join(', ')}.`,
    attack: missing.includes('frame-ancestors')
      ? 'Shows the app in a frame of its own page and has a signed-in visitor click what lies beneath.'
      : 'Writes a tag that needs no script into what the app shows, and has the page load its scripts from elsewhere.',
  }
}

const rule: Rule<Model> = {
  id: 'csp-leaves-gaps',
  title: 'Content-Security-Policy leaves out what falls back on nothing',
  group: 'middleware',
  severity: 'info',
  confidence: 'high',
  cwe: [693, 1021],
  owasp: 'ASVS V3.4.3',
  since: 'any',
  check,
}

export default rule
