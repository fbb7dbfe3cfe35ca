import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Report } from '../core/report.ts'
import { printable } from '../report/neutral.ts'
import { UsageError } from './exit-codes.ts'

/** Findings that were there before: fingerprints are what counts, the rest is for the reader. */
const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  findings: z.array(z.strictObject({ fingerprint: z.string(), ruleId: z.string(), file: z.string() })),
})

/** The findings of a report as a baseline file holds them; those that a comment suppresses are left out. */
export function baselineText({ findings }: Report): string {
  const recorded: z.infer<typeof baselineSchema> = {
    schemaVersion: 1,
    findings: findings
      .filter(({ suppressed }) => suppressed?.by !== 'comment')
      .map(({ fingerprint, ruleId, locations }) => ({
        fingerprint,
        ruleId,
        file: printable(locations[0]?.file ?? ''),
      })),
  }
  return `${JSON.stringify(recorded, null, 2)}\n`
}

/**
 * Reads a baseline.
 * @param path absolute
 * @returns the fingerprints in it
 * @throws {UsageError} where it cannot be read or is no baseline
 */
export function readBaseline(path: string): ReadonlySet<string> {
  const parsed = baselineSchema.safeParse(json(path))
  if (!parsed.success)
    throw new UsageError(`--baseline: ${path} is no baseline: make one with --write-baseline FILE.`)
  return new Set(parsed.data.findings.map(({ fingerprint }) => fingerprint))
}

/** The report with the findings of the baseline marked as suppressed. A comment's own reason stays. */
export function withBaseline(report: Report, fingerprints: ReadonlySet<string>): Report {
  const findings = report.findings.map(finding =>
    finding.suppressed === undefined && fingerprints.has(finding.fingerprint)
      ? { ...finding, suppressed: { by: 'baseline' as const, reason: 'recorded in the baseline' } }
      : finding,
  )
  return { ...report, findings }
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? 'it is not JSON' : error instanceof Error ? error.message : ''
    throw new UsageError(`--baseline: ${path} cannot be read: ${reason}.`, { cause: error })
  }
}
