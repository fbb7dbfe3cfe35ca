import type { Finding, Question, Report } from '../core/report.ts'
import { ACCESS_STATES } from '../core/vocabulary.ts'
import { neutralReport } from './neutral.ts'
import { deviationLines, matrixLines, probeSummary } from './matrix-text.ts'
import { painter } from './paint.ts'
import type { Paint } from './paint.ts'
import { named } from '../core/name.ts'
import { counted, placed } from './phrase.ts'
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
  const worth = options.verbose ? open : open.filter(({ severity }) => severity !== 'info')
  const shown = options.verbose ? open : worth.slice(0, SHOWN)
  const parts = options.verbose ? shown.map(finding => [finding]) : grouped(shown)
  const lines = [
    ...assessedLines(report, options.verbose),
    ...probeSummary(report),
    '',
    ...parts.flatMap(part => [...partLines(part, options.verbose, paint), '']),
  ]
  if (open.length === 0) lines.push('No findings.', '')
  lines.push(
    ...section(
      'Who gets in (- turned away, + let in, ? unknown, ! otherwise than reasoned)',
      matrixLines(report),
      paint,
    ),
  )
  lines.push(...leftOut(worth.length - shown.length, open.length - worth.length))
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
  return [
    ...lines,
    ...questions.flatMap(question => [
      `Question: ${question.ask} (${placed(question.file, question.line)})`,
      ...(verbose ? [answerLine(question)] : []),
    ]),
  ]
}

/** What to write into the configuration once the place was read. */
function answerLine({ id, code }: Question): string {
  return `  Record under answers: ${JSON.stringify({ question: id, answer: 'yes or no', reason: 'what you saw, and where', code })}`
}

/** What is not shown, in one line: findings beyond the first, and what is only to be known. */
function leftOut(more: number, infos: number): string[] {
  const parts = [
    ...(more > 0 ? [`${more} more`] : []),
    ...(infos > 0 ? [`${counted(infos, 'hint')} of severity info`] : []),
  ]
  return parts.length === 0 ? [] : [`… and ${parts.join(' and ')} (--verbose).`, '']
}

/** One mistake made at many places is read once: findings of one rule that weigh the same, in the order of the first. */
function grouped(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = [finding.ruleId, finding.severity, finding.confidence].join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
}

/** A finding in three lines; of several, a line for each and one for what an attacker does with the first. */
function partLines(part: readonly Finding[], verbose: boolean, paint: Paint): string[] {
  const [first] = part
  if (first === undefined) return []
  if (part.length === 1) return findingLines(first, verbose, paint)
  return [
    `${heading(first, paint)}  ${part.length} places${doubtOf(first)}`,
    ...part.map(finding => `  ${placeOf(finding)}  ${finding.message}`),
    `  Attacker, at the first: ${first.attack}`,
  ]
}

function heading({ severity, ruleId }: Finding, paint: Paint): string {
  return `${paint.severity(severity, severity.toUpperCase())} ${paint.bold(ruleId)}`
}

function placeOf({ locations }: Finding): string {
  const primary = locations.find(({ role }) => role === 'primary') ?? locations[0]
  return primary === undefined ? '' : placed(primary.file, primary.line)
}

function doubtOf({ confidence }: Finding): string {
  return confidence === 'high' ? '' : `  (${confidence} confidence)`
}

function findingLines(finding: Finding, verbose: boolean, paint: Paint): string[] {
  const place = placeOf(finding)
  const endpoint = finding.endpoint === undefined ? '' : `  ${named(finding.endpoint)}`
  return [
    `${heading(finding, paint)}${place === '' ? '' : `  ${place}`}${endpoint}${doubtOf(finding)}`,
    `  ${finding.message}`,
    `  Attacker: ${finding.attack}`,
    ...(verbose ? proofLines(finding) : []),
  ]
}

function suppressedLine(finding: Finding): string {
  const [first] = finding.locations
  const place = first === undefined ? '' : ` ${placed(first.file, first.line)}`
  return `${finding.ruleId}${place}: by ${finding.suppressed?.by ?? ''}, ${named(finding.suppressed?.reason ?? '')}`
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines.map(line => `  ${line}`), '']
}
