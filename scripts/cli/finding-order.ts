import type { Finding } from '../core/report.ts'
import { CONFIDENCES, SEVERITIES } from '../core/vocabulary.ts'

/** Worst first, then surest, then by place: what to read first. */
export function worstFirst(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence) ||
    inFileOrder(a, b)
  )
}

/** By file, line and column, then by rule and endpoint, so that no two runs differ. */
export function inFileOrder(a: Finding, b: Finding): number {
  const [here] = a.locations
  const [there] = b.locations
  return (
    compare(here?.file ?? '', there?.file ?? '') ||
    (here?.line ?? 0) - (there?.line ?? 0) ||
    (here?.column ?? 0) - (there?.column ?? 0) ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.endpoint ?? '', b.endpoint ?? '') ||
    compare(a.message, b.message)
  )
}

/** Without those that say the same of the same place again; the first one stays. */
export function distinct<Item>(items: readonly Item[], findingOf: (item: Item) => Finding): Item[] {
  const seen = new Set<string>()
  return items.filter(item => {
    const { ruleId, endpoint, message, locations } = findingOf(item)
    const [primary] = locations
    const key = [ruleId, endpoint, message, primary?.file, primary?.line, primary?.column].join('\0')
    return seen.has(key) ? false : seen.add(key)
  })
}

/** By code units: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
