import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/** A procedure without a middleware that asks for a session is public (https://trpc.io/docs/server/authorization). */
const rule: Rule<Model> = {
  id: 'unguarded-trpc-procedure',
  title: 'tRPC procedure acts without asking who calls',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: '@trpc/server 10.0.0',
  check: model =>
    unguarded(model, {
      kinds: ['trpc-procedure'],
      name: 'The procedure',
      act: endpoint => `Calls ${endpoint.path ?? endpoint.id} over the tRPC route`,
    }),
}

export default rule
