import type { Model } from '../access/model.ts'
import { allowedBy, letsIn, policyOf, type Policy } from '../access/headers/policy.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { App } from '../project/project.ts'
import { keysInEnvFiles } from './secrets/deployed-keys.ts'
import { appsWithPages } from './headers/served.ts'

/** Hosts under which Clerk's Frontend API answers where the app's own key does not tell: `clerk.example.com`. */
const OF_CLERK = /(^|[/.])(clerk|accounts)\./

/**
 * What Clerk needs of a policy that is written by hand (docs: guides/secure/best-practices/csp-headers). Whoever finds
 * sign-in broken by a policy takes the policy away.
 */
function* check(model: Model): Iterable<Hit> {
  for (const { app } of appsWithPages(model)) {
    const isProxied = proxied(model, app)
    for (const { name, value, place, everywhere } of model.headersOf(app).sent) {
      if (name !== 'content-security-policy' || value === null || !everywhere) continue
      const policy = policyOf(value)
      const [api, rest] = [isProxied ? [] : frontendApi(model, policy), others(policy)]
      if (api.length + rest.length === 0) continue
      yield {
        place,
        message: `This policy shuts out what Clerk needs: ${[...api, ...rest].join('; ')}.`,
        attack:
          'Finds the policy, or the protection against bots, switched off because users could not sign in.',
        severity: api.length > 0 ? 'low' : 'info',
      }
    }
  }
}

function frontendApi(model: Model, policy: Policy): string[] {
  const hosts = keysInEnvFiles(model.project).flatMap(({ keys }) =>
    keys.flatMap(({ publishable }) => (publishable ? [publishable.frontendApi] : [])),
  )
  return ['script-src', 'connect-src'].flatMap(directive => {
    const sources = allowedBy(policy, directive)
    if (sources === null || sources.includes("'strict-dynamic'")) return []
    const reached =
      sources.some(source => OF_CLERK.test(source) || /^(\*|https:|https?:\/\/\*\..*)$/i.test(source)) ||
      hosts.some(host => letsIn(sources, `https://${host}`))
    return reached ? [] : [`${directive} has no host of the Frontend API (https://clerk.your-domain)`]
  })
}

function others(policy: Policy): string[] {
  const lacks = (directive: string, needed: string, isIn: (sources: readonly string[]) => boolean) => {
    const sources = allowedBy(policy, directive)
    return sources === null || isIn(sources) ? [] : [`${directive} lacks ${needed}`]
  }
  const host = (url: string) => (sources: readonly string[]) => letsIn(sources, url)
  return [
    ...lacks(
      'script-src',
      'https://challenges.cloudflare.com',
      sources => sources.includes("'strict-dynamic'") || letsIn(sources, 'https://challenges.cloudflare.com'),
    ),
    ...lacks('frame-src', 'https://challenges.cloudflare.com', host('https://challenges.cloudflare.com')),
    ...lacks('img-src', 'https://img.clerk.com', host('https://img.clerk.com')),
    ...lacks('worker-src', 'blob:', sources => sources.includes('blob:')),
    ...lacks('style-src', "'unsafe-inline'", sources => sources.includes("'unsafe-inline'")),
  ]
}

/** Behind a proxy of the app's own, Clerk is asked under the app's own origin. */
function proxied(model: Model, app: App): boolean {
  const set = (name: string) =>
    model.clerkOptions().some(each => {
      const { values, open, object } = each.option(name)
      return each.app === app && (open || object || values.some(value => value !== undefined))
    })
  return (
    set('proxyUrl') ||
    set('frontendApiProxy') ||
    model.project.envFiles.some(({ variables }) =>
      variables.some(each => each.name.endsWith('CLERK_PROXY_URL')),
    ) ||
    model.providersOf(app).some(({ node }) => /\bproxyUrl\b/.test(node.getText()))
  )
}

const rule: Rule<Model> = {
  id: 'csp-shuts-out-clerk',
  title: 'Content-Security-Policy shuts out what Clerk needs',
  group: 'middleware',
  severity: 'low',
  confidence: 'medium',
  cwe: [693],
  owasp: 'ASVS V3.4.3',
  since: 'any',
  check,
}

export default rule
