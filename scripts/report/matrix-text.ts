import type { Probe, Report } from '../core/report.ts'
import { CALLERS } from '../core/vocabulary.ts'
import type { Caller, Outcome } from '../core/vocabulary.ts'
import { named } from '../core/name.ts'
import { counted } from './phrase.ts'

/** What one letter of the matrix says: the app's answer, then whether reasoning had said the same. */
const LETTERS = { denied: '-', reached: '+', unknown: '?' } as const

/** The headline of what was asked of the running app; none where nothing was. */
export function probeSummary({ probes }: Report): string[] {
  if (probes.length === 0) return []
  const count = (verdict: Probe['verdict']): number =>
    probes.filter(probe => probe.verdict === verdict).length
  const endpoints = new Set(probes.map(({ endpoint }) => endpoint)).size
  return [
    `Asked the running app: ${counted(endpoints, 'endpoint')}, ${counted(probes.length, 'cell')}: ${count('pass')} as reasoned · ${count('fail')} otherwise · ${count('unknown')} unknown`,
  ]
}

/** What each caller was answered at each endpoint: `-`, `+` or `?`, and `!` behind it where reasoning says otherwise. */
export function measuredMatrix({ probes }: Report): {
  callers: readonly Caller[]
  rows: readonly { id: string; letters: readonly string[] }[]
} {
  const rows = new Map<string, Map<string, string>>()
  for (const probe of probes) {
    // Forgeries and tricks have lines of their own where they came out wrong.
    if (!isCallersOwn(probe)) continue
    const row = rows.get(probe.endpoint) ?? new Map<string, string>()
    row.set(probe.caller, letterOf(probe))
    rows.set(probe.endpoint, row)
  }
  const callers = CALLERS.filter(caller => [...rows.values()].some(row => row.has(caller)))
  return {
    callers,
    rows: [...rows].map(([id, row]) => ({ id, letters: callers.map(caller => row.get(caller) ?? '') })),
  }
}

/** The measured matrix, one line for each endpoint and a column for each caller. */
export function matrixLines(report: Report): string[] {
  const { callers, rows } = measuredMatrix(report)
  if (rows.length === 0) return []
  const width = Math.max(...rows.map(({ id }) => named(id).length))
  return [
    ...callers.map((caller, at) => `${' '.repeat(width + 2 + at * 3)}${caller}`),
    ...rows.map(({ id, letters }) =>
      `${named(id).padEnd(width)}  ${letters.map(letter => letter.padEnd(3)).join('')}`.trimEnd(),
    ),
  ]
}

/** Each probe that did not come out as reasoned, with what was asked and answered. */
export function deviationLines({ probes }: Report): string[] {
  return probes
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, expected, got, evidence }) => `${named(id)}: expected ${expected}, got ${got} (${evidence})`)
}

/** What a word of a probe says of the caller. */
export function outcomeOf(word: string): Outcome {
  return word === 'denied' || word === 'reached' ? word : 'unknown'
}

function letterOf({ got, verdict }: Probe): string {
  const letter = LETTERS[outcomeOf(got)]
  return verdict === 'fail' ? `${letter}!` : letter
}

/** Is it the plain question as this caller, and no forgery or trick? */
export function isCallersOwn({ id, caller }: Probe): boolean {
  return id.endsWith(` as ${caller}`) || (id.includes(` as ${caller}`) && id.endsWith(' by bearer'))
}
