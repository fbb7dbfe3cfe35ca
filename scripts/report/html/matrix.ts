import type { Report } from '../../core/report.ts'
import { CALLERS } from '../../core/vocabulary.ts'
import type { AccessState, Caller, Outcome } from '../../core/vocabulary.ts'
import { isCallersOwn, outcomeOf } from '../matrix-text.ts'
import { byState } from '../text-detail.ts'

/** What reasoning and, where the app was asked, measuring say of one caller at one endpoint. */
interface Cell {
  caller: Caller
  reasoned: Outcome | null
  /** How it is painted: that a stranger reaches what is not public is bad, that a signed-in caller does is not. */
  tone: Outcome | 'plain'
  /** What the running app did; null where it was not asked. */
  measured: Outcome | null
  /** Did it do otherwise than reasoned? */
  differs: boolean
  /** What was asked and answered, for the reader who looks closer. */
  evidence: string
}

export interface MatrixRow {
  id: string
  place: string
  state: AccessState
  because: string
  cells: readonly Cell[]
}

/** The access matrix: endpoints by callers, those that let callers in first. Callers of whom nothing is known are left out. */
export function matrixOf({ endpoints, probes }: Report): {
  callers: readonly Caller[]
  rows: readonly MatrixRow[]
} {
  const callers = CALLERS.filter(
    caller =>
      endpoints.some(({ access }) => access.callers[caller] !== undefined) ||
      probes.some(probe => probe.caller === caller),
  )
  const asked = new Map<string, Report['probes']>()
  for (const probe of probes) {
    const key = `${probe.caller} ${probe.endpoint}`
    asked.set(key, [...(asked.get(key) ?? []), probe])
  }
  const rows = endpoints
    .toSorted((a, b) => byState(a.access.state, b.access.state))
    .map(({ id, file, line, access }) => ({
      id,
      place: `${file}:${line}`,
      state: access.state,
      because: access.because,
      cells: callers.map(caller => {
        const found = asked.get(`${caller} ${id}`) ?? []
        // Where a trick got through, that is the answer; else what the plain question was told.
        const shown = found.find(({ verdict }) => verdict === 'fail') ?? found.find(isCallersOwn) ?? found[0]
        const reasoned = access.callers[caller] ?? (shown === undefined ? null : outcomeOf(shown.expected))
        const measured = shown === undefined ? null : outcomeOf(shown.got)
        return {
          caller,
          reasoned,
          tone: toneOf(
            measured === null || measured === 'unknown' ? reasoned : measured,
            caller,
            access.state,
          ),
          measured,
          differs: shown?.verdict === 'fail',
          evidence: shown?.evidence ?? '',
        }
      }),
    }))
  return { callers, rows }
}

const STRANGERS: readonly Caller[] = ['anonymous', 'expired', 'pending']

function toneOf(reasoned: Outcome | null, caller: Caller, state: AccessState): Cell['tone'] {
  if (reasoned === null) return 'plain'
  const meant = state === 'public' || state === 'webhook-verified' || !STRANGERS.includes(caller)
  return reasoned === 'reached' && meant ? 'plain' : reasoned
}
