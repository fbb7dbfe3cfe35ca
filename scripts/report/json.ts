import type { Report } from '../core/report.ts'
import { neutralReport } from './neutral.ts'

/** The report after `references/report.schema.json`, printable, with a line break at its end. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(neutralReport(report), null, 2)}\n`
}
