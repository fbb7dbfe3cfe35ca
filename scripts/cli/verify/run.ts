import type { Finding, Report } from '../../core/report.ts'
import { VERIFY_PARTS } from '../../core/vocabulary.ts'
import type { VerifyPart } from '../../core/vocabulary.ts'
import { productionKeyIn } from '../../live/app/environment.ts'
import { AppFailed } from '../../live/app/start.ts'
import { openApp, openRunning } from '../../live/open.ts'
import type { Opened } from '../../live/open.ts'
import { INCONCLUSIVE } from '../../live/setting.ts'
import { isLoopback } from '../../live/request.ts'
import type { Measured, Progress, Seen } from '../../live/setting.ts'
import { verifyParts } from '../../live/verify.ts'
import { warn } from '../complaint.ts'
import { NothingAssessed, UsageError } from '../exit-codes.ts'
import { inFileOrder, worstFirst } from '../finding-order.ts'
import { withFingerprints } from '../fingerprint.ts'
import type { Io } from '../io.ts'
import type { VerifyOptions } from '../options.ts'
import { runAudit } from '../run-audit.ts'
import type { Audit } from '../run-audit.ts'
import { confirmed, openQuestions } from './confirmed.ts'
import { subjectOf } from './subject.ts'

/**
 * Audits an app, then asks it: the report of the audit with what was measured beside it.
 * @throws {UsageError} where production keys are in the environment, or the address is not this machine's
 * @throws {NothingAssessed} where the app could not be asked; the message says why
 */
export async function runVerify(options: VerifyOptions, io: Io): Promise<Audit> {
  refuse(options, io)
  const audit = runAudit(options.path, { ...options, only: [], rules: [], history: false }, io)
  const subject = subjectOf(audit)
  const progress: Progress = text => warn(text, io)
  const { production, clerkJs } = options
  const opening = { production, machine: io.env, progress, clerkJs }
  const opened = await open(() =>
    options.url === undefined ? openApp(subject, opening) : openRunning(subject, options.url, opening),
  )
  try {
    const measured = await verifyParts(opened.setting, partsOf(options))
    return { ...audit, report: withMeasured(audit.report, measured, audit.project.text) }
  } finally {
    await opened.close()
  }
}

/**
 * The sentence to say where a part could not be judged, or nothing was: such a run has passed nothing. Undefined where
 * everything that was asked could be.
 */
export function inconclusive({ probes, coverage }: Report): string | undefined {
  const told = coverage.endpoints.unknown.find(({ what }) => what === INCONCLUSIVE)
  if (told !== undefined) return `Inconclusive: ${told.because}.`
  return probes.every(({ verdict }) => verdict === 'unknown')
    ? 'Inconclusive: no endpoint of the running app could be judged. --verbose says why for each.'
    : undefined
}

function refuse({ url, allowRemote }: VerifyOptions, io: Io): void {
  const variable = productionKeyIn(io.env)
  if (variable !== undefined)
    throw new UsageError(
      `${variable} holds a production key: no app is verified beside it. Unset it and run this again.`,
    )
  if (url !== undefined && !isLoopback(url) && !allowRemote)
    throw new UsageError(
      `${url} is not this machine: --allow-remote asks it all the same, as a signed-out caller alone.`,
    )
}

function partsOf({ only, skip }: VerifyOptions): VerifyPart[] {
  return VERIFY_PARTS.filter(part => (only.length === 0 || only.includes(part)) && !skip.includes(part))
}

async function open(opening: () => Promise<Opened>): Promise<Opened> {
  try {
    return await opening()
  } catch (error) {
    if (!(error instanceof AppFailed)) throw error
    const log = error.lines.map(line => `\n  ${line}`).join('')
    throw new NothingAssessed(`Inconclusive: ${error.message}.${log}`, { cause: error })
  }
}

function withMeasured(
  report: Report,
  measured: Measured,
  text: (file: string) => string | undefined,
): Report {
  const findings = withFingerprints(
    [...measured.findings.map(findingOf), ...confirmed(report, measured.probes)].toSorted(inFileOrder),
    (file, line) => text(file)?.split(/\r\n|\n|\r/)[line - 1] ?? '',
  )
  const { coverage } = report
  const unknown = [...coverage.endpoints.unknown, ...measured.unknown]
  return {
    ...report,
    coverage: { ...coverage, endpoints: { ...coverage.endpoints, unknown } },
    findings: findings.toSorted(worstFirst),
    questions: openQuestions(report, measured.probes),
    probes: [...measured.probes],
  }
}

function findingOf({ file, line, related = [], ...seen }: Seen): Finding {
  const at = (place: { file: string; line: number }) => ({
    file: place.file,
    line: place.line,
    column: 1,
    endLine: place.line,
    endColumn: 1,
  })
  return {
    ...seen,
    fingerprint: '',
    locations: [
      { ...at({ file, line }), role: 'primary' },
      ...related.map(step => ({ ...at(step), role: 'related' as const, note: step.note })),
    ],
  }
}
