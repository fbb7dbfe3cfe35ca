import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/**
 * One route file hands every request to the Hono app: who may call which of its routes is decided by the middlewares
 * that were registered before it (https://hono.dev/docs/guides/middleware#execution-order).
 */
const rule: Rule<Model> = {
  id: 'unguarded-hono-route',
  title: 'Hono route acts without asking who calls',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: 'any',
  check: model =>
    unguarded(model, {
      kinds: ['hono-route'],
      name: 'The route',
      act: endpoint => `Sends ${endpoint.method ?? 'a request'} to ${endpoint.path ?? endpoint.id}`,
    }),
}

export default rule
