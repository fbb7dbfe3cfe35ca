import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/** Server actions are public endpoints, called by id on any path (https://nextjs.org/docs/app/guides/data-security). */
const rule: Rule<Model> = {
  id: 'unguarded-server-action',
  title: 'Server action acts without asking who calls',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: 'next 13.4.0',
  check: model =>
    unguarded(model, {
      kinds: ['server-action'],
      name: 'The server action',
      act: endpoint => {
        const told = model.waysOf(endpoint)?.told ?? 'browser'
        const name = endpoint.export ?? 'the action'
        return told === 'browser'
          ? `Posts the id of ${name}, which the browser bundle names,`
          : `Posts the id of ${name}, as soon as code of the browser imports it,`
      },
    }),
}

export default rule
