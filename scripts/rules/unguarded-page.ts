import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { unguarded } from './reached/unguarded.ts'

/**
 * A page is rendered for whoever asks for it; what it does on the way happens for them too
 * (https://nextjs.org/docs/app/guides/authentication#server-components). A page that only reads may be meant for all:
 * that is asked, not found.
 */
const rule: Rule<Model> = {
  id: 'unguarded-page',
  title: 'Page acts without asking who opens it',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  since: 'next 9.3.0',
  check: model =>
    unguarded(model, {
      kinds: ['page', 'layout', 'template', 'default', 'pages-page'],
      name: 'The page',
      act: endpoint => `Opens ${endpoint.path ?? endpoint.id}`,
    }),
}

export default rule
