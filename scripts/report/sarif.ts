import { named } from '../core/name.ts'
import type { Finding, Report } from '../core/report.ts'
import type { Confidence, Severity } from '../core/vocabulary.ts'
import { neutralReport } from './neutral.ts'
import type { Presented, RuleCard } from './presented.ts'
import { sarifFix } from './sarif-fix.ts'
import { codeFlow, message, physical, uriOf } from './sarif-place.ts'

/**
 * The report as SARIF 2.1.0 (OASIS, schema `sarif-schema-2.1.0.json`), with what GitHub code scanning shows of
 * it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 * No time and no absolute path is in it: the same report yields the same bytes.
 */
export function sarifReport({ report: raw, fixes, rules, text }: Presented): string {
  const report = neutralReport(raw)
  const ids = rules.map(({ id }) => id)
  const results = report.findings.map((finding, index) => {
    const whole = fixes.get(raw.findings[index]?.fingerprint ?? '')
    const fix = whole === undefined ? undefined : sarifFix(whole, text)
    return { ...result(finding, report, ids), ...(fix === undefined ? {} : { fixes: [fix] }) }
  })
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: rules.map(descriptor),
          },
        },
        automationDetails: { id: `${report.tool.name}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was audited.' } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
        results,
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** GitHub reads a number from 0 to 10 and names it again: over 9 critical, from 7 high, from 4 medium. */
const SECURITY_SEVERITY: Record<Severity, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.1',
}

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}

const PRECISION: Record<Confidence, string> = { high: 'high', medium: 'medium', low: 'low' }

function descriptor({ id, title, severity, confidence, cwe, owasp, page }: RuleCard) {
  return {
    id,
    name: pascal(id),
    shortDescription: { text: title },
    fullDescription: { text: `${title} (${owasp})` },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: ['security', ...cwe.map(number => `external/cwe/cwe-${String(number).padStart(3, '0')}`)],
      precision: PRECISION[confidence],
      'security-severity': SECURITY_SEVERITY[severity],
    },
  }
}

/** `open-redirect` as `OpenRedirect`. */
function pascal(id: string): string {
  return id
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function result(finding: Finding, report: Report, ids: readonly string[]) {
  const { ruleId, severity, confidence, fingerprint, suppressed, endpoint } = finding
  const primary = finding.locations.filter(({ role }) => role === 'primary')
  const related = finding.locations.filter(({ role }) => role === 'related')
  const flow = codeFlow(finding, report)
  return {
    ruleId,
    ruleIndex: ids.indexOf(ruleId),
    level: LEVEL[severity],
    message: message(`${finding.message} Attacker: ${finding.attack}`),
    locations: (primary.length > 0 ? primary : finding.locations.slice(0, 1)).map(location => ({
      physicalLocation: physical(location),
      ...(endpoint === undefined
        ? {}
        : { logicalLocations: [{ fullyQualifiedName: endpoint, kind: 'function' }] }),
    })),
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((location, id) => ({
            id: id + 1,
            physicalLocation: physical(location),
            ...(location.note === undefined ? {} : { message: message(location.note) }),
          })),
        }),
    ...(flow === undefined ? {} : { codeFlows: [flow] }),
    partialFingerprints: { 'clerkSecurity/v1': fingerprint },
    // An empty list says that the run knows of suppressions, and this is none.
    suppressions:
      suppressed === undefined
        ? []
        : [
            {
              kind: suppressed.by === 'comment' ? 'inSource' : 'external',
              status: 'accepted',
              justification: suppressed.reason,
            },
          ],
    properties: { severity, confidence },
  }
}

/** What could not be assessed is no clean result: a consumer finds it among the notifications of the run. */
function notifications({ coverage, questions }: Report) {
  const unknown = [coverage.files, coverage.endpoints, coverage.rules].flatMap(part => part.unknown)
  return [
    ...unknown.map(({ what, because }) => ({
      level: 'warning',
      message: message(`Not assessed: ${named(what)}: ${because}`),
    })),
    ...questions.map(({ ask, because, file, line }) => ({
      level: 'note',
      message: message(`Question: ${ask} ${because}`),
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
            region: { startLine: line },
          },
        },
      ],
    })),
  ]
}
