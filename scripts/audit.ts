import { baselineText, readBaseline, withBaseline } from './cli/baseline.ts'
import { warn } from './cli/complaint.ts'
import { EXIT } from './cli/exit-codes.ts'
import type { Io } from './cli/io.ts'
import type { AuditOptions } from './cli/options.ts'
import { present, verdict } from './cli/present.ts'
import { nothingDecided, runAudit } from './cli/run-audit.ts'
import { runDirectly } from './cli/run-directly.ts'
import { writeWhole } from './cli/write-file.ts'

/**
 * `audit`: reads the app, reasons about who reaches what, reports. Runs and changes nothing of the app.
 * @returns the exit code
 * @throws {UsageError} or {NothingAssessed}, which `main` turns into a sentence and an exit code
 */
export async function audit(options: AuditOptions, io: Io): Promise<number> {
  const known = options.baseline === undefined ? new Set<string>() : readBaseline(options.baseline)
  const run = runAudit(options.path, options, io)
  const report = withBaseline(run.report, known)
  await present({ ...run, report }, options, io)
  if (options.writeBaseline !== undefined) {
    writeWhole(options.writeBaseline, baselineText(report), 'write-baseline')
    warn(`baseline written to ${options.writeBaseline}`, io)
  }
  const code = verdict(report, options.failOn)
  const blind = nothingDecided(run, options)
  if (blind === undefined || code === EXIT.findings) return code
  warn(blind, io)
  return EXIT.nothingAssessed
}

runDirectly('audit')
