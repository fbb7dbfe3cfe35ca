import type { Finding, Report } from '../core/report.ts'
import { ACCESS_STATES } from '../core/vocabulary.ts'
import { neutralReport } from './neutral.ts'
import { deviationLines, matrixLines, probeSummary } from './matrix-text.ts'
import { painter } from './paint.ts'
import type { Paint } from './paint.ts'
import { counted, named, placed } from './phrase.ts'
import { byState, endpointLines, proofLines, unknownLines } from './text-detail.ts'

/** More than this an agent does not read at once. */
const SHOWN = 20

export interface TextOptions {
  /** Terminal colours? */
  color: boolean
  /** Chains of proof, everything undecided, every endpoint, every finding. */
  verbose: boolean
  /** The last line: a command that leads on. */
  goOn: string
}

/**
 * The report for a reader who pays for each line: what was assessed, the findings worst first in three lines
 * each, and how to go on. Suppressed findings are counted, and listed with `verbose`.
 */
export function textReport(raw: Report, options: TextOptions): string {
  const report = neutralReport(raw)
  const paint = painter(options.color)
  const open = report.findings.filter(finding => finding.suppressed === undefined)
  const suppressed = report.findings.filter(finding => finding.suppressed !== undefined)
  const shown = options.verbose ? open : open.slice(0, SHOWN)
  const lines = [
    ...assessedLines(report, options.verbose),
    ...probeSummary(report),
    '',
    ...shown.flatMap(finding => [...findingLines(finding, options.verbose, paint), '']),
  ]
  if (open.length === 0) lines.push('No findings.', '')
  lines.push(
    ...section(
      'Who gets in (- turned away, + let in, ? unknown, ! otherwise than reasoned)',
      matrixLines(report),
      paint,
    ),
  )
  if (open.length > shown.length) lines.push(`… and ${open.length - shown.length} more (--verbose).`, '')
  if (options.verbose) {
    lines.push(...section('Suppressed', suppressed.map(suppressedLine), paint))
    lines.push(...section('Undecided', unknownLines(report), paint))
    lines.push(...section('Endpoints', endpointLines(report), paint))
    lines.push(...section('Otherwise than reasoned', deviationLines(report), paint))
  } else if (suppressed.length > 0) {
    lines.push(`${counted(suppressed.length, 'finding')} suppressed (--verbose).`, '')
  }
  lines.push(options.goOn)
  return `${lines.join('\n')}\n`
}

function assessedLines({ project, coverage, endpoints, questions }: Report, verbose: boolean): string[] {
  const frameworks = project.frameworks.map(
    ({ name, version }) => `${named(name)} ${version === null ? '(version unknown)' : named(version)}`,
  )
  const packages = Object.entries(project.packages).map(
    ([name, version]) => `${named(name)} ${named(version)}`,
  )
  const read = [...new Set([...frameworks, ...packages])]
  const counts = [
    counted(coverage.files.assessed, 'file'),
    counted(endpoints.length, 'endpoint'),
    counted(coverage.rules.assessed, 'rule'),
  ]
  const states = ACCESS_STATES.toSorted(byState)
    .map(state => ({
      state,
      count: endpoints.filter(endpoint => endpoint.access.state === state).length,
    }))
    .filter(({ count }) => count > 0)
  const undecided =
    coverage.files.unknown.length + coverage.endpoints.unknown.length + coverage.rules.unknown.length
  const lines = [`Assessed ${counts.join(', ')}${read.length > 0 ? ` · ${read.join(', ')}` : ''}`]
  if (states.length > 0)
    lines.push(`Endpoints: ${states.map(({ state, count }) => `${count} ${state}`).join(' · ')}`)
  if (undecided > 0)
    lines.push(
      `Undecided, not counted as clean: ${undecided}${verbose ? '' : ' (--verbose says which and why)'}`,
    )
  return [...lines, ...questions.map(({ ask, file, line }) => `Question: ${ask} (${placed(file, line)})`)]
}

function findingLines(finding: Finding, verbose: boolean, paint: Paint): string[] {
  const [first] = finding.locations
  const primary = finding.locations.find(location => location.role === 'primary') ?? first
  const place = primary === undefined ? '' : `  ${placed(primary.file, primary.line)}`
  const endpoint = finding.endpoint === undefined ? '' : `  ${named(finding.endpoint)}`
  const doubt = finding.confidence === 'high' ? '' : `  (${finding.confidence} confidence)`
  const severity = paint.severity(finding.severity, finding.severity.toUpperCase())
  return [
    `${severity} ${paint.bold(finding.ruleId)}${place}${endpoint}${doubt}`,
    `  ${finding.message}`,
    `  Attacker: ${finding.attack}`,
    ...(verbose ? proofLines(finding) : []),
  ]
}

function suppressedLine(finding: Finding): string {
  const [first] = finding.locations
  const place = first === undefined ? '' : ` ${placed(first.file, first.line)}`
  return `${finding.ruleId}${place}: by ${finding.suppressed?.by ?? ''}, ${finding.suppressed?.reason ?? ''}`
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines.map(line => `  ${line}`), '']
}
