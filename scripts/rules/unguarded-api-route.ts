import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/** API routes of the Pages Router are public unless they ask (https://nextjs.org/docs/pages/building-your-application/routing/api-routes). */
const rule: Rule<Model> = {
  id: 'unguarded-api-route',
  title: 'API route acts without asking who calls',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: 'next 9.0.0',
  check: model =>
    unguarded(model, {
      kinds: ['pages-api'],
      name: 'The API route',
      act: endpoint => `Sends a request to ${endpoint.path ?? endpoint.id}`,
    }),
}

export default rule
