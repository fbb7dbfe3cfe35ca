import type { Finding, Report } from '../core/report.ts'
import { ACCESS_STATES } from '../core/vocabulary.ts'
import { code, escaped } from './markdown-text.ts'
import { neutralReport } from './neutral.ts'
import { assessed, counted, headline } from './phrase.ts'
import type { Presented } from './presented.ts'
import { measuredMatrix, probeSummary } from './matrix-text.ts'
import { byState, unknownLines } from './text-detail.ts'

/** GitHub takes 65,536 characters for a comment; what leads on must still fit below the findings. */
const LONGEST = 60_000

/**
 * The report as a comment of a pull request: counts first, findings worst first with their proof folded, what
 * could not be decided last. Findings that do not fit are counted.
 * @param goOn a command that leads on
 */
export function markdownReport({ report: raw }: Presented, goOn: string): string {
  const report = neutralReport(raw)
  const open = report.findings.filter(({ suppressed }) => suppressed === undefined)
  const head = [
    `## Clerk security: ${headline(open)}`,
    '',
    escaped(assessed(report)),
    '',
    ...states(report),
    ...measured(report),
  ]
  const tail = [...folded('Questions for a reader', questions(report)), ...undecided(report), lastLine(goOn)]
  const fixed = [...head, ...tail].join('\n').length
  const parts: string[] = []
  let length = fixed
  for (const finding of open) {
    const part = findingPart(finding)
    if (length + part.length + 1 > LONGEST) break
    parts.push(part)
    length += part.length + 1
  }
  const left = open.length - parts.length
  const suppressed = report.findings.length - open.length
  return `${[
    ...head,
    ...parts,
    ...(left > 0 ? [`… and ${counted(left, 'more finding')}.`, ''] : []),
    ...(suppressed > 0 ? [`${counted(suppressed, 'finding')} suppressed.`, ''] : []),
    ...tail,
  ].join('\n')}\n`
}

function states({ endpoints }: Report): string[] {
  const counts = ACCESS_STATES.toSorted(byState)
    .map(state => ({ state, count: endpoints.filter(({ access }) => access.state === state).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return []
  return [
    `| ${counts.map(({ state }) => state).join(' | ')} |`,
    `|${counts.map(() => ' ---: ').join('|')}|`,
    `| ${counts.map(({ count }) => count).join(' | ')} |`,
    '',
  ]
}

/** What the running app answered: a row for each endpoint, a column for each caller. */
function measured(report: Report): string[] {
  const { callers, rows } = measuredMatrix(report)
  if (rows.length === 0) return []
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    ...probeSummary(report).map(escaped),
    '',
    ...folded('Who gets in: - turned away, + let in, ? unknown, ! otherwise than reasoned', [
      line(['endpoint', ...callers]),
      `|${['---', ...callers.map(() => ':-:')].join('|')}|`,
      ...rows.map(({ id, letters }) =>
        line([escaped(id), ...letters.map(letter => (letter === '' ? '' : code(letter)))]),
      ),
    ]),
  ]
}

function findingPart(finding: Finding): string {
  const [first] = finding.locations
  const primary = finding.locations.find(({ role }) => role === 'primary') ?? first
  const place = primary === undefined ? [] : [code(`${primary.file}:${primary.line}`)]
  const endpoint = finding.endpoint === undefined ? [] : [code(finding.endpoint)]
  const doubt = finding.confidence === 'high' ? [] : [`${finding.confidence} confidence`]
  const chain = finding.locations
    .filter(({ role }) => role === 'related')
    .map(
      ({ file, line, note }) =>
        `1. ${code(`${file}:${line}`)}${note === undefined ? '' : ` ${escaped(note)}`}`,
    )
  const fix =
    finding.fix === undefined ? [] : [`Fix (${finding.fix.safety}): ${escaped(finding.fix.title)}`, '']
  return [
    `### ${finding.severity.toUpperCase()} · ${finding.ruleId}`,
    '',
    [...place, ...endpoint, ...doubt].join(' · '),
    '',
    escaped(finding.message),
    '',
    `**Attacker:** ${escaped(finding.attack)}`,
    '',
    ...fix,
    ...folded('Proof', chain),
  ].join('\n')
}

function questions({ questions: asked }: Report): string[] {
  return asked.map(
    ({ ask, because, file, line }) => `- ${code(`${file}:${line}`)} ${escaped(ask)} ${escaped(because)}`,
  )
}

function undecided(report: Report): string[] {
  const lines = unknownLines(report)
  const count = lines.length
  return folded(
    `Undecided, not counted as clean: ${count}`,
    lines.slice(0, 50).map(line => `- ${escaped(line)}`),
  )
}

function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>', '']
}

function lastLine(goOn: string): string {
  const [says = '', ...rest] = goOn.split(': ')
  return rest.length === 0 ? escaped(goOn) : `${escaped(says)}: ${code(rest.join(': '))}`
}
