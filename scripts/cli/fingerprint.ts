import { createHash } from 'node:crypto'
import type { Finding } from '../core/report.ts'

const LENGTH = 16

/**
 * Gives each finding its fingerprint, in place of an empty one: it stays when lines move and changes when
 * what was found changes. Equal findings of one file are told apart by their order.
 * @param findings in order of their lines within each file
 * @param lineAt the text of a line (from 1) of the audited app
 */
export function withFingerprints(
  findings: readonly Finding[],
  lineAt: (file: string, line: number) => string,
): Finding[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    const [primary] = finding.locations
    const file = primary?.file ?? ''
    const text = primary === undefined ? '' : lineAt(file, primary.line)
    // An inline action without a name has its line in its id.
    const endpoint = finding.endpoint?.replace(/:\d+$/, '') ?? ''
    const key = [finding.ruleId, file, endpoint, text.trim().replace(/\s+/g, ' ')].join('\0')
    const occurrence = seen.get(key) ?? 0
    seen.set(key, occurrence + 1)
    const hash = createHash('sha256').update(`${key}\0${occurrence}`).digest('hex')
    return { ...finding, fingerprint: hash.slice(0, LENGTH) }
  })
}
