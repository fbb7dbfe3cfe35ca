import { beginRun } from '../fixes/run.ts'
import { stateFolder } from '../fixes/state-folder.ts'
import { Refused } from './exit-codes.ts'
import { WHOLE } from './harden-plan.ts'
import type { Shown } from './harden-text.ts'
import type { Io } from './io.ts'
import type { HardenOptions } from './options.ts'
import { runAudit } from './run-audit.ts'
import type { Audit } from './run-audit.ts'
import { madeWorse, worseEndpoints } from './worse.ts'

/**
 * Writes a plan and audits what has come of it, from the disk. A plan was audited before it was written; where the
 * disk tells otherwise, all of it is taken back.
 * @param run.fitted whether it is what was asked for by name: then it is taken back only where it opens an endpoint
 * @returns the audit that was asked for, of the app as it is now
 * @throws {Refused} or {WriteRefused} where nothing is written, or all of it is taken back
 */
export function written(
  { plan, unclean }: Shown,
  { whole, options, fitted = false }: { whole: Audit; options: HardenOptions; fitted?: boolean },
  io: Io,
): Audit {
  if (unclean.size > 0) throw new Refused(notCommitted(unclean))
  const run = beginRun(whole.project.root, plan, stateFolder(io.env))
  try {
    const { path, rules, minConfidence } = options
    const now = runAudit(path, WHOLE, io)
    const [worse] = (fitted ? worseEndpoints : madeWorse)(whole.report, now.report)
    if (worse !== undefined)
      throw new Refused(`Taken back, since the audit of what was written says otherwise: ${worse.what}.`)
    run.accept()
    const narrow = rules.length > 0 || minConfidence !== WHOLE.minConfidence
    return narrow ? runAudit(path, { ...WHOLE, rules, minConfidence }, io) : now
  } catch (error) {
    run.takeBack()
    throw error
  }
}

function notCommitted(unclean: ReadonlyMap<string, string>): string {
  const files = [...unclean].map(([file, because]) => `  ${file}: ${because}`)
  return [
    'Nothing is written, since git could not give back what stands there now:',
    ...files,
    'Commit or stash it, or write with --force: --undo gives it back all the same.',
  ].join('\n')
}
