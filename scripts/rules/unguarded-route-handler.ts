import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/** Route handlers are public unless they ask (https://nextjs.org/docs/app/guides/authentication#route-handlers). */
const rule: Rule<Model> = {
  id: 'unguarded-route-handler',
  title: 'Route handler acts without asking who calls',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: 'next 13.2.0',
  check: model =>
    unguarded(model, {
      kinds: ['route-handler'],
      name: 'The route handler',
      act: endpoint => `Sends ${endpoint.method ?? 'a request'} to ${endpoint.path ?? endpoint.id}`,
    }),
}

export default rule
