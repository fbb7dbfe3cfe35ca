import type { Finding, Report } from '../core/report.ts'
import type { AccessState } from '../core/vocabulary.ts'
import { named } from '../core/name.ts'
import { placed } from './phrase.ts'

/** Those that let callers in first. Exhaustive by its type. */
const READING_ORDER: Record<AccessState, number> = {
  unguarded: 0,
  'webhook-unverified': 1,
  unknown: 2,
  public: 3,
  'webhook-verified': 4,
  guarded: 5,
}

/** Orders states by what to read first. */
export function byState(a: AccessState, b: AccessState): number {
  return READING_ORDER[a] - READING_ORDER[b]
}

/** The chain of places that proves a finding, its fix and its fingerprint. */
export function proofLines(finding: Finding): string[] {
  const steps = finding.locations
    .filter(location => location.role === 'related')
    .map(({ file, line, note }) => `  > ${placed(file, line)}${note === undefined ? '' : `  ${note}`}`)
  const fix = finding.fix === undefined ? [] : [`  Fix (${finding.fix.safety}): ${finding.fix.title}`]
  return [...steps, ...fix, `  Fingerprint: ${finding.fingerprint}`]
}

/** What could not be assessed, and why. */
export function unknownLines({ coverage }: Report): string[] {
  return [coverage.files, coverage.endpoints, coverage.rules].flatMap(({ unknown }) =>
    unknown.map(({ what, because }) => `${named(what)}: ${because}`),
  )
}

/** One line for each endpoint, those that let callers in first. */
export function endpointLines({ endpoints }: Report): string[] {
  const width = Math.max(0, ...endpoints.map(({ access }) => access.state.length))
  const sorted = endpoints.toSorted((a, b) => byState(a.access.state, b.access.state))
  return sorted.map(({ id, file, line, access }) => {
    const guard =
      access.guard === null ? '' : `, ${access.guard.kind} at ${placed(access.guard.file, access.guard.line)}`
    return `${access.state.padEnd(width)}  ${named(id)}  ${placed(file, line)}  ${access.because}${guard}`
  })
}
