import type { Probe } from '../../core/report.ts'
import type { Caller, Outcome } from '../../core/vocabulary.ts'
import type { Seen } from '../setting.ts'
import type { Target } from '../subject.ts'
import type { Cell } from './cells.ts'

/** What all requests of one caller at one endpoint came to. */
export interface Row {
  target: Target
  caller: Caller
  expected: Outcome
  got: Outcome
  cells: readonly Cell[]
}

/** One row for each caller of each endpoint. Forgeries and other carriers are rows of their own, by their names. */
export function rowsOf(cells: readonly Cell[]): Row[] {
  const rows = new Map<string, Cell[]>()
  for (const cell of cells) {
    const { credential, carrier, approach } = cell
    const who = credential.apart || carrier === 'cookie' ? `${credential.name} ${carrier}` : credential.caller
    const key = `${approach.target.endpoint.id}\0${who}`
    rows.set(key, [...(rows.get(key) ?? []), cell])
  }
  return [...rows.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    const { target } = first.approach
    const { caller } = first.credential
    return [{ target, caller, expected: target.expected[caller], got: together(group), cells: group }]
  })
}

/** Whoever gets in by one way gets in. */
function together(cells: readonly Cell[]): Outcome {
  const outcomes = cells.map(({ verdict }) => verdict.outcome)
  if (outcomes.includes('reached')) return 'reached'
  // A handler that takes another verb refuses nobody by that.
  const telling = cells.filter(({ answer }) => answer.status !== 405).map(({ verdict }) => verdict.outcome)
  return telling.length > 0 && telling.every(outcome => outcome === 'denied') ? 'denied' : 'unknown'
}

/** The rows as the report lists them. */
export function probesOf(rows: readonly Row[]): Probe[] {
  return rows.map(row => {
    const { target, caller, expected, got } = row
    const [first] = row.cells
    const carrier = first === undefined || first.credential.token === null ? '' : ` by ${first.carrier}`
    return {
      id: `${target.endpoint.id} as ${first?.credential.name ?? caller}${carrier}`,
      endpoint: target.endpoint.id,
      caller,
      expected,
      got,
      verdict: expected === 'unknown' || got === 'unknown' ? 'unknown' : expected === got ? 'pass' : 'fail',
      evidence: row.cells.map(({ approach, verdict }) => `${approach.name}: ${verdict.because}`).join('; '),
    }
  })
}

/** The cells where the app and reasoning differ, as findings: one for each endpoint and way of differing. */
export function differencesIn(rows: readonly Row[]): Seen[] {
  const open = grouped(rows.filter(({ expected, got }) => expected === 'denied' && got === 'reached'))
  const closed = grouped(rows.filter(({ expected, got }) => expected === 'reached' && got === 'denied'))
  return [...open.map(letsIn), ...closed.map(keepsOut)]
}

function grouped(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const { id } = row.target.endpoint
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  return [...groups.values()]
}

function letsIn(rows: readonly Row[]): Seen {
  const { target, who, proof } = summary(rows)
  const { endpoint } = target
  const { guard } = endpoint.access
  const strangers = rows.some(({ caller }) => NOBODY.includes(caller))
  const saw =
    guard === null ? endpoint.access.because : `a guard (${guard.kind}) at ${guard.file}:${guard.line}`
  return {
    ruleId: 'verified-open',
    severity: strangers ? 'critical' : 'high',
    confidence: 'high',
    message: `The running app lets ${who} in, where reasoning saw ${saw}.`,
    attack: `Sends ${proof}.`,
    endpoint: endpoint.id,
    file: endpoint.file,
    line: endpoint.line,
    related: endpoint.access.evidence,
  }
}

/** Not a hole: an assumption of ours that does not hold for this app. */
function keepsOut(rows: readonly Row[]): Seen {
  const { target, who, proof } = summary(rows)
  const { endpoint } = target
  return {
    ruleId: 'verified-closed',
    severity: 'info',
    confidence: 'high',
    message: `The running app turns ${who} away, where reasoning let them in: ${endpoint.access.because}. That assumption does not hold here (${proof}).`,
    attack:
      'Gains nothing: what was reasoned about this endpoint is wrong, and findings about it may be, too.',
    endpoint: endpoint.id,
    file: endpoint.file,
    line: endpoint.line,
    related: endpoint.access.evidence,
  }
}

const NOBODY: readonly Caller[] = ['anonymous', 'expired', 'pending', 'machine']

function summary(rows: readonly Row[]): { target: Target; who: string; proof: string } {
  const [first] = rows
  if (first === undefined) throw new Error('a group of rows is never empty')
  const names = [...new Set(rows.map(row => row.cells[0]?.credential.name ?? row.caller))]
  const told = first.cells.find(({ verdict }) => verdict.outcome === first.got) ?? first.cells[0]
  const proof =
    told === undefined
      ? ''
      : `${told.approach.name} as ${told.credential.name}, and is answered ${told.verdict.because}`
  return { target: first.target, who: names.join(', '), proof }
}
