import { warn } from './cli/complaint.ts'
import { EXIT } from './cli/exit-codes.ts'
import { hardenText } from './cli/harden-text.ts'
import type { Io } from './cli/io.ts'
import type { HardenOptions } from './cli/options.ts'
import { present, verdict } from './cli/present.ts'
import { nothingDecided, runAudit } from './cli/run-audit.ts'
import type { Audit } from './cli/run-audit.ts'
import { runDirectly } from './cli/run-directly.ts'
import { fixesOf, listOfTemplates } from './cli/templates.ts'
import { planFixes } from './fixes/plan.ts'
import type { Plan } from './fixes/plan.ts'
import { writeChanges } from './fixes/write.ts'

/**
 * `harden`: shows the fixes of what the audit found as one diff; with `write` it makes them, audits again and
 * reports what is left.
 * @returns the exit code, of the second audit where something was written
 * @throws {UsageError} or {NothingAssessed} like `audit`, {WriteRefused} where a file may not be written
 */
export async function harden(options: HardenOptions, io: Io): Promise<number> {
  if (options.template === 'list') {
    io.stdout.write(listOfTemplates())
    return EXIT.clean
  }
  const filters = { ...options, only: [], history: false }
  const before = runAudit(options.path, filters, io)
  const { plan, toReview } =
    options.template === undefined
      ? planOf(before, options.all)
      : { plan: planFixes(fixesOf(options.template, before, io), before.project.text), toReview: [] }
  const writes = options.write && plan.changes.length > 0
  if (writes) writeChanges(before.project.root, plan.changes)
  // Standard output is the report's alone where a program reads it.
  const notes = options.format === 'text' || options.out !== undefined ? io.stdout : io.stderr
  notes.write(hardenText(plan, toReview, { ...options, written: writes }, io))
  const after = writes ? runAudit(options.path, filters, io) : before
  if (options.write || options.format !== 'text' || options.out !== undefined)
    await present(after, options, io)
  const code = verdict(after.report, options.failOn)
  const blind = nothingDecided(after, filters)
  if (blind === undefined || code === EXIT.findings) return code
  warn(blind, io)
  return EXIT.nothingAssessed
}

/** What is written off by a comment is not mended either. */
function planOf({ project, fixes }: Audit, all: boolean): { plan: Plan; toReview: Plan['applied'] } {
  const open = fixes.filter(({ finding }) => finding.suppressed === undefined).map(({ fix }) => fix)
  // A fix without edits is one to do by hand: the plan says so, whatever was asked for.
  const wanted = open.filter(fix => all || fix.safety === 'safe' || isByHand(fix))
  return { plan: planFixes(wanted, project.text), toReview: open.filter(fix => !wanted.includes(fix)) }
}

function isByHand({ edits, create }: Plan['applied'][number]): boolean {
  return edits.length === 0 && create.length === 0
}

runDirectly('harden')
