import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../core/report.ts'
import { MEASURED_RULES } from '../live/measured-rules.ts'
import type { RuleCard } from '../report/presented.ts'
import { RULES } from '../rules/registry.ts'
import type { Io } from './io.ts'

/** The rules that a report names, in the order of their ids, each with its page. */
export function rulesIn({ findings }: Report, io: Pick<Io, 'self'>): RuleCard[] {
  const named = new Set(findings.map(({ ruleId }) => ruleId))
  const measured = Object.entries(MEASURED_RULES)
    .filter(([id]) => named.has(id))
    .map(([id, rule]) => ({ id, ...rule, confidence: 'high' as const, page: measuredPage(id, io) ?? '' }))
  const reasoned = RULES.filter(({ id }) => named.has(id)).map(
    ({ id, title, severity, confidence, cwe, owasp }) => ({
      id,
      title,
      severity,
      confidence,
      cwe,
      owasp,
      page: pageOf(id, io),
    }),
  )
  return [...reasoned, ...measured].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The section of verify.md about a finding of a running app; undefined where it has none of that name. */
export function measuredPage(id: string, { self }: Pick<Io, 'self'>): string | undefined {
  const sections = readFileSync(join(self, 'references', 'verify.md'), 'utf8').split(/^## /m)
  const own = sections.find(section => /^verified-[a-z-]+\n/.test(section) && section.startsWith(`${id}\n`))
  return own === undefined ? undefined : `# ${own.trimEnd()}\n`
}

function pageOf(id: string, { self }: Pick<Io, 'self'>): string {
  const text = readFileSync(join(self, 'references', 'rules', `${id}.md`), 'utf8')
  return text.replace(/^---\n[\s\S]*?\n---\n/, '').trim()
}
