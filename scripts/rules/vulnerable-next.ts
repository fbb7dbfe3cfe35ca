import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import { vulnerableCopies } from './advisories/match.ts'

const rule: Rule<Model> = {
  id: 'vulnerable-next',
  title: 'Next.js with a published vulnerability',
  group: 'versions',
  severity: 'high',
  confidence: 'high',
  cwe: [1395],
  owasp: 'ASVS V15.2.1',
  since: 'any',
  check: model => vulnerableCopies(model, name => name === 'next'),
}

export default rule
