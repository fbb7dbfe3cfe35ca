import type { Fix } from '../core/fix.ts'
import type { Report } from '../core/report.ts'
import type { Confidence, Severity } from '../core/vocabulary.ts'

/** What a rule says of itself wherever a report names it. */
export interface RuleCard {
  id: string
  title: string
  severity: Severity
  confidence: Confidence
  cwe: readonly number[]
  owasp: string
  /** Its page in `references/rules/`, Markdown without the frontmatter. */
  page: string
}

/** A report with what the longer formats show beside it. */
export interface Presented {
  report: Report
  /** Whole fixes, by the fingerprint of the finding that each belongs to. */
  fixes: ReadonlyMap<string, Fix>
  /** What each such fix would change, as a unified diff, by the same fingerprint; only where a format shows it. */
  diffs: ReadonlyMap<string, string>
  /** Every rule that has a finding in the report. */
  rules: readonly RuleCard[]
  /** A file of the audited app as it was read; undefined where there is none. */
  text: (file: string) => string | undefined
}
