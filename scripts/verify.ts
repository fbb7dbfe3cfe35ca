import { warn } from './cli/complaint.ts'
import { EXIT } from './cli/exit-codes.ts'
import type { Io } from './cli/io.ts'
import type { VerifyOptions } from './cli/options.ts'
import { present, verdict } from './cli/present.ts'
import { runDirectly } from './cli/run-directly.ts'
import { inconclusive, runVerify } from './cli/verify/run.ts'

/**
 * `verify`: asks the running app as each caller, and lays what it answers beside what the audit reasoned.
 * @returns the exit code
 * @throws {UsageError} or {NothingAssessed}, which `main` turns into a sentence and an exit code
 */
export async function verify(options: VerifyOptions, io: Io): Promise<number> {
  const outcome = await runVerify(options, io)
  await present(outcome, options, io)
  const { report } = outcome
  const code = verdict(report, options.failOn)
  const blind = inconclusive(report)
  if (blind === undefined || code === EXIT.findings) return code
  warn(blind, io)
  return EXIT.nothingAssessed
}

runDirectly('verify')
