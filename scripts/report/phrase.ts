import { named } from '../core/name.ts'
import type { Finding, Report } from '../core/report.ts'
import { SEVERITIES } from '../core/vocabulary.ts'

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/**
 * `app/page.tsx:3`, as terminals and editors link it. A path with other characters than paths are made of is
 * quoted, so that a file's name cannot pass for a sentence of the report.
 */
export function placed(file: string, line: number): string {
  return `${named(file)}:${line}`
}

/** `1 critical, 2 high`, worst first. */
export function headline(open: readonly Finding[]): string {
  if (open.length === 0) return 'no findings'
  return SEVERITIES.toReversed()
    .map(severity => ({ severity, count: open.filter(finding => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ')
}

/** How much was read, and of what. */
export function assessed({ coverage, endpoints, project }: Report): string {
  const packages = Object.entries(project.packages).map(
    ([name, version]) => `${named(name)} ${named(version)}`,
  )
  const counts = [
    counted(coverage.files.assessed, 'file'),
    counted(endpoints.length, 'endpoint'),
    counted(coverage.rules.assessed, 'rule'),
  ]
  return `Assessed ${counts.join(', ')}${packages.length === 0 ? '' : ` · ${packages.join(', ')}`}`
}
