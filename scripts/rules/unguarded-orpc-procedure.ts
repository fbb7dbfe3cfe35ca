import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/** A procedure is open to everybody unless a middleware before its handler throws (https://orpc.dev/docs/middleware). */
const rule: Rule<Model> = {
  id: 'unguarded-orpc-procedure',
  title: 'oRPC procedure acts without asking who calls',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: 'any',
  check: model =>
    unguarded(model, {
      kinds: ['orpc-procedure'],
      name: 'The procedure',
      act: endpoint => `Calls ${endpoint.path ?? endpoint.id} over the route that serves the router`,
    }),
}

export default rule
