import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { noted } from './noted/noted.ts'
import { named } from './ownership/hit.ts'
import { sentByQuery } from './redirects/browser.ts'

/**
 * An address out of the request, followed unlooked at: links to the app's own domain lead wherever their author likes
 * (CWE-601). Clerk checks the `redirect_url` of its own components; it knows nothing of the app's parameters.
 */
function* check(model: Model): Iterable<Hit> {
  for (const { node, inputs, endpoints } of noted(model, 'free-redirect')) {
    const input = inputs[0] ?? 'the request'
    const [first] = endpoints
    const called = endpoints.every(({ kind }) => kind === 'server-action')
    yield {
      place: placeOf(node),
      message: `${named(endpoints)} redirects to ${input}, which may be an address of any site.`,
      attack: called
        ? `Finds a page that hands a part of its own address on as ${input}: a link to that page leads to any site. No other site can call the action.`
        : `Sends a link to the app with ${input} set to a look-alike of its sign-in page: it begins with the domain that people trust.`,
      // Next refuses calls of actions from other origins (https://nextjs.org/docs/app/guides/data-security#allowed-origins-advanced).
      ...(called ? { severity: 'low' as const } : {}),
      ...(first ? { endpoint: first.id } : {}),
    }
  }
  for (const { node, parameter } of sentByQuery(model.project))
    yield {
      place: placeOf(node),
      message: `The browser goes to ${parameter} of the page's query, which may be an address of any site.`,
      attack: `Sends a link to the app with ${parameter} set to a look-alike of its sign-in page: it begins with the domain that people trust.`,
      severity: 'low',
    }
}

const rule: Rule<Model> = {
  id: 'open-redirect',
  title: 'Redirect to an address that the request chooses',
  group: 'routes',
  severity: 'medium',
  confidence: 'medium',
  cwe: [601],
  owasp: 'ASVS V3.7.2',
  since: 'any',
  check,
}

export default rule
