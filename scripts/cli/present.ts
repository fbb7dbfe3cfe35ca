import type { Report } from '../core/report.ts'
import { atLeast } from '../core/vocabulary.ts'
import { jsonReport } from '../report/json.ts'
import { textReport } from '../report/text.ts'
import { warn } from './complaint.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import type { FailOn, Format } from './flags.ts'
import type { Io } from './io.ts'
import { nextStep } from './next-step.ts'
import { writeWhole } from './write-file.ts'

export interface Presentation {
  format: Format
  /** Absolute path, absent for standard output. */
  out?: string | undefined
  verbose: boolean
  /** Absolute path of the audited folder, for the last line. */
  path: string
}

/** Prints the report, or writes it where `--out` says. */
export function present(report: Report, how: Presentation, io: Io): void {
  const color = how.out === undefined && io.stdout.isTTY === true && io.env['NO_COLOR'] === undefined
  const text = formatted(report, how, color, io)
  if (how.out === undefined) {
    io.stdout.write(text)
    return
  }
  writeWhole(how.out, text, 'out')
  warn(`report written to ${how.out}`, io)
}

/** What a report means for the exit code: suppressed findings do not count. */
export function verdict({ findings }: Report, failOn: FailOn): ExitCode {
  if (failOn === 'never') return EXIT.clean
  const fails = findings.some(
    ({ severity, suppressed }) => suppressed === undefined && atLeast(severity, failOn),
  )
  return fails ? EXIT.findings : EXIT.clean
}

function formatted(report: Report, how: Presentation, color: boolean, io: Io): string {
  switch (how.format) {
    case 'json':
      return jsonReport(report)
    case 'text':
      return textReport(report, { color, verbose: how.verbose, goOn: nextStep(report, how, io) })
  }
}
