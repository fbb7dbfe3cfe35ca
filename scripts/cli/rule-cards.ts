import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../core/report.ts'
import type { RuleCard } from '../report/presented.ts'
import { RULES } from '../rules/registry.ts'
import type { Io } from './io.ts'

/** The rules that a report names, in the order of their ids, each with its page. */
export function rulesIn({ findings }: Report, io: Pick<Io, 'self'>): RuleCard[] {
  const named = new Set(findings.map(({ ruleId }) => ruleId))
  return RULES.filter(({ id }) => named.has(id)).map(({ id, title, severity, confidence, cwe, owasp }) => ({
    id,
    title,
    severity,
    confidence,
    cwe,
    owasp,
    page: pageOf(id, io),
  }))
}

function pageOf(id: string, { self }: Pick<Io, 'self'>): string {
  const text = readFileSync(join(self, 'references', 'rules', `${id}.md`), 'utf8')
  return text.replace(/^---\n[\s\S]*?\n---\n/, '').trim()
}
