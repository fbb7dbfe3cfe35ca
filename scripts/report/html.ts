import { createHash } from 'node:crypto'
import { Eta } from 'eta'
import { named } from '../core/name.ts'
import type { Finding, Report } from '../core/report.ts'
import { SEVERITIES } from '../core/vocabulary.ts'
import type { Outcome } from '../core/vocabulary.ts'
import { printableLines } from './code-lines.ts'
import { excerptOf } from './html/excerpt.ts'
import { matrixOf } from './html/matrix.ts'
import { SCRIPT } from './html/script.ts'
import { STYLE } from './html/style.ts'
import { TEMPLATE } from './html/template.ts'
import { neutralReport, printable } from './neutral.ts'
import { assessed, headline } from './phrase.ts'
import type { Presented } from './presented.ts'
import { unknownLines } from './text-detail.ts'

const ETA = new Eta({ autoTrim: false })
const PAGE = ETA.compile(TEMPLATE)

/**
 * The report as one file that asks for nothing: its policy forbids every request and every script and style but
 * its own two, by their hashes. The same report yields the same bytes.
 * @param goOn a command that leads on
 */
export function htmlReport(presented: Presented, goOn: string): string {
  const report = neutralReport(presented.report)
  const open = report.findings.filter(({ suppressed }) => suppressed === undefined)
  const ordered = [...open, ...report.findings.filter(({ suppressed }) => suppressed !== undefined)]
  const raw = new Map(presented.report.findings.map(finding => [finding.fingerprint, finding]))
  return ETA.render(PAGE, {
    policy: `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`,
    style: STYLE,
    script: SCRIPT,
    headline: headline(open),
    assessed: assessed(report),
    matrix: matrixOf(report),
    measured: report.probes.length > 0,
    sign,
    severities: SEVERITIES.toReversed(),
    findings: ordered.map(finding => shown(finding, raw.get(finding.fingerprint) ?? finding, presented)),
    lists: [
      { id: 'questions', title: 'Questions for a reader', lines: questions(report) },
      { id: 'undecided', title: 'Undecided, not counted as clean', lines: unknownLines(report) },
    ].filter(({ lines }) => lines.length > 0),
    goOn: printable(goOn),
  })
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function sign(outcome: Outcome | null): string {
  switch (outcome) {
    case null:
      return '–'
    case 'denied':
      return '✓ denied'
    case 'reached':
      return '● reached'
    case 'unknown':
      return '? unknown'
  }
}

/** @param raw the finding as it was before it was made printable: its file is looked up by its real name */
function shown(finding: Finding, raw: Finding, { rules, fixes, diffs, text }: Presented) {
  const { fingerprint, ruleId, severity, confidence, suppressed, locations } = finding
  const primary = locations.find(({ role }) => role === 'primary') ?? locations[0]
  const fix = fixes.get(fingerprint)
  return {
    severity,
    rule: ruleId,
    title: rules.find(({ id }) => id === ruleId)?.title ?? '',
    place: primary === undefined ? '' : `${primary.file}:${primary.line}`,
    endpoint: finding.endpoint ?? '',
    doubt: confidence === 'high' ? '' : `${confidence} confidence`,
    message: finding.message,
    attack: finding.attack,
    suppressed: suppressed === undefined ? '' : `by ${suppressed.by}, ${named(suppressed.reason)}`,
    code: excerptOf(raw, text).map(line => ({ ...line, label: String(line.number).padStart(4) })),
    proof: locations
      .filter(({ role }) => role === 'related')
      .map(({ file, line, note }) => ({ place: `${file}:${line}`, note: note ?? '' })),
    fix: finding.fix === undefined ? '' : `Fix (${finding.fix.safety}): ${finding.fix.title}`,
    diff: printableLines(diffs.get(fingerprint) ?? '').map(line => ({ text: line, kind: kindOf(line) })),
    remains: (fix?.remains ?? []).map(printable),
  }
}

function kindOf(line: string): 'add' | 'del' | 'same' {
  if (line.startsWith('+')) return 'add'
  return line.startsWith('-') ? 'del' : 'same'
}

function questions({ questions: asked }: Report): string[] {
  return asked.map(({ ask, because, file, line }) => `${file}:${line} ${ask} ${because}`)
}
