import type { Finding, Report } from '../core/report.ts'

type Location = Finding['locations'][number]

/** A path as a relative URI reference: every character that means something in a URI is escaped. */
export function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/')
}

/**
 * A plain text message. SARIF takes `[text](target)` in it for a link (section 3.11.6), and a name from the
 * audited app is none.
 */
export function message(text: string): { text: string } {
  return { text: text.replaceAll('](', '] (') }
}

/** Lines and columns from 1, the end exclusive, as both the report and SARIF count. */
export function physical({ file, line, column, endLine, endColumn }: Location) {
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  }
}

/**
 * The chain that proves a finding, in the order in which it happens: what the finding is about comes first where
 * it is the endpoint itself, else last. Undefined where the chain is the place alone.
 */
export function codeFlow(finding: Finding, { endpoints }: Report) {
  const primary = finding.locations.find(({ role }) => role === 'primary')
  const related = finding.locations.filter(({ role }) => role === 'related')
  if (primary === undefined || related.length === 0) return undefined
  const endpoint = endpoints.find(({ id }) => id === finding.endpoint)
  const entersHere = endpoint?.file === primary.file && endpoint.line === primary.line
  const head: Location = { ...primary, note: primary.note ?? finding.message }
  const chain = entersHere ? [head, ...related] : [...related, head]
  return {
    threadFlows: [
      {
        locations: chain.map(location => ({
          location: {
            physicalLocation: physical(location),
            ...(location.note === undefined ? {} : { message: message(location.note) }),
          },
        })),
      },
    ],
  }
}
