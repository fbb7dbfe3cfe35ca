import { warn } from './cli/complaint.ts'
import { EXIT, Refused } from './cli/exit-codes.ts'
import { hardenText } from './cli/harden-text.ts'
import { recovered, undone } from './cli/harden-undo.ts'
import { written } from './cli/harden-write.ts'
import type { Io } from './cli/io.ts'
import { proposedFor } from './cli/harden-plan.ts'
import type { HardenOptions } from './cli/options.ts'
import { present, verdict } from './cli/present.ts'
import { nothingDecided } from './cli/run-audit.ts'
import type { Audit } from './cli/run-audit.ts'
import { programName } from './cli/program.ts'
import { runDirectly } from './cli/run-directly.ts'
import { fixesOf, listOfTemplates } from './cli/templates.ts'
import { isEmpty } from './fixes/plan.ts'
import { WriteRefused } from './fixes/target.ts'

/**
 * `harden`: shows the fixes of what the audit found as one diff; with `write` it makes them, audits again and
 * reports what is left; with `undo` it takes the last run back. A run that was ended half-way is taken back first.
 * @returns the exit code, of the second audit where something was written
 * @throws {UsageError} or {NothingAssessed} like `audit`, {Refused} where something may not be written
 */
export async function harden(options: HardenOptions, io: Io): Promise<number> {
  if (options.template === 'list') {
    io.stdout.write(
      listOfTemplates(`Next: one of them as a diff: ${programName(io)} harden PATH --template NAME`),
    )
    return EXIT.clean
  }
  try {
    const half = recovered(options, io)
    if (options.undo) return undone(half, options, io)
    return await hardened(options, io)
  } catch (error) {
    throw error instanceof WriteRefused ? new Refused(error.message, { cause: error }) : error
  }
}

async function hardened(options: HardenOptions, io: Io): Promise<number> {
  const { template } = options
  const fit =
    template === undefined || template === 'list' ? undefined : (audit: Audit) => fixesOf(template, audit, io)
  const { before, shown, whole } = proposedFor(options, io, fit)
  const writes = options.write && !isEmpty(shown.plan)
  const after = writes ? written(shown, { whole, options, fitted: fit !== undefined }, io) : before
  // Standard output is the report's alone where a program reads it.
  const notes = options.format === 'text' || options.out !== undefined ? io.stdout : io.stderr
  notes.write(hardenText(shown, { ...options, written: writes }, io))
  if (options.write || options.format !== 'text' || options.out !== undefined)
    await present(after, options, io)
  const code = verdict(after.report, options.failOn)
  const blind = nothingDecided(after, { ...options, only: [] })
  if (blind === undefined || code === EXIT.findings) return code
  warn(blind, io)
  return EXIT.nothingAssessed
}

runDirectly('harden')
