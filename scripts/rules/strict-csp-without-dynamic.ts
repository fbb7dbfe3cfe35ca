import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { clerkPolicy } from './headers/served.ts'

/**
 * The nonce of a strict policy is new for each request: a page that is rendered once bears none, and its scripts are
 * refused (docs: guides/secure/best-practices/csp-headers#strict-configuration).
 */
function* check(model: Model): Iterable<Hit> {
  for (const app of model.project.apps) {
    const policy = clerkPolicy(model, app)
    if (!policy?.option('contentSecurityPolicy').option('strict').values.includes(true)) continue
    const providers = model.providersOf(app)
    // One that is given the nonce may be the one that is mounted.
    if (providers.some(({ takesNonce }) => takesNonce !== false)) continue
    for (const { node } of providers)
      yield {
        place: placeOf(node),
        message:
          'clerkMiddleware() sends a strict policy with a nonce, and <ClerkProvider> has no dynamic prop: pages that are rendered ahead bear no nonce, so browsers refuse their scripts.',
        attack: 'Finds the policy switched off again, because the app does not load with it.',
        related: [{ ...placeOf(policy.at('contentSecurityPolicy')), note: 'the policy' }],
      }
  }
}

const rule: Rule<Model> = {
  id: 'strict-csp-without-dynamic',
  title: 'Strict policy whose nonce ClerkProvider does not get',
  group: 'middleware',
  severity: 'low',
  confidence: 'medium',
  cwe: [693],
  owasp: 'ASVS V3.4.3',
  since: '@clerk/nextjs 6.14.0',
  check,
}

export default rule
