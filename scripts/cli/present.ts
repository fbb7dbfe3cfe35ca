import type { Fix } from '../core/fix.ts'
import { named } from '../core/name.ts'
import type { Finding, Report } from '../core/report.ts'
import { atLeast } from '../core/vocabulary.ts'
import { jsonReport } from '../report/json.ts'
import type { Presented } from '../report/presented.ts'
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

/** What is presented: a report, and for the longer formats what it was made of. */
export interface Outcome {
  report: Report
  fixes: readonly { finding: Finding; fix: Fix }[]
  project: { text: (file: string) => string | undefined }
}

/** Prints the report, or writes it where `--out` says. */
export async function present(outcome: Outcome, how: Presentation, io: Io): Promise<void> {
  const color = how.out === undefined && io.stdout.isTTY === true && io.env['NO_COLOR'] === undefined
  const text = await formatted(outcome, how, color, io)
  if (how.out === undefined) {
    io.stdout.write(text)
    return
  }
  writeWhole(how.out, text, 'out')
  warn(`report written to ${named(how.out)}`, io)
}

/** What a report means for the exit code: suppressed findings do not count. */
export function verdict({ findings }: Report, failOn: FailOn): ExitCode {
  if (failOn === 'never') return EXIT.clean
  const fails = findings.some(
    ({ severity, suppressed }) => suppressed === undefined && atLeast(severity, failOn),
  )
  return fails ? EXIT.findings : EXIT.clean
}

/** A format that few runs ask for is loaded when one does. */
async function formatted(outcome: Outcome, how: Presentation, color: boolean, io: Io): Promise<string> {
  const { report } = outcome
  switch (how.format) {
    case 'json':
      return jsonReport(report)
    case 'text':
      return textReport(report, { color, verbose: how.verbose, goOn: nextStep(report, how, io) })
    case 'sarif':
      return (await import('../report/sarif.ts')).sarifReport(await presented(outcome, io))
    case 'markdown':
      return (await import('../report/markdown.ts')).markdownReport(
        await presented(outcome, io),
        nextStep(report, how, io),
      )
    case 'html':
      return (await import('../report/html.ts')).htmlReport(
        { ...(await presented(outcome, io)), diffs: await diffsOf(outcome) },
        nextStep(report, how, io),
      )
  }
}

async function presented({ report, fixes, project }: Outcome, io: Io): Promise<Presented> {
  return {
    report,
    fixes: new Map(fixes.map(({ finding, fix }) => [finding.fingerprint, fix])),
    diffs: new Map(),
    rules: (await import('./rule-cards.ts')).rulesIn(report, io),
    text: file => project.text(file),
  }
}

/** Each fix alone, as `harden` would show it. */
async function diffsOf({ fixes, project }: Outcome): Promise<Map<string, string>> {
  const [{ planFixes }, { unifiedDiff }] = await Promise.all([
    import('../fixes/plan.ts'),
    import('../fixes/diff.ts'),
  ])
  return new Map(
    fixes.map(({ finding, fix }) => [
      finding.fingerprint,
      unifiedDiff(planFixes([fix], file => project.text(file)).changes),
    ]),
  )
}
