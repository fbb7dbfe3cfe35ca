import { ADMINISTRATION } from '../../core/administration.ts'
import type { Seen } from '../setting.ts'
import type { Subject } from '../subject.ts'
import type { Row } from './compare.ts'

/**
 * No guard that fails, but one that asks too little: an app that tells its users apart by roles or permissions lets
 * any of them in where its own names speak of administration. Nobody but the reader can tell whether that is meant.
 */
export function administrationOpen(rows: readonly Row[], { rights }: Subject): Seen[] {
  const asked = [...rights.roles, ...rights.permissions]
  if (asked.length === 0) return []
  const of = (row: Row, caller: Row['caller']): Row | undefined =>
    rows.find(
      each => each.target === row.target && each.caller === caller && each.cells[0]?.carrier === 'bearer',
    )
  return rows
    .filter(row => row.caller === 'signed-in' && row.cells[0]?.credential.name === 'signed-in')
    .filter(row => row.cells[0]?.carrier === 'bearer' && row.got === 'reached' && row.expected === 'reached')
    .filter(row => of(row, 'anonymous')?.got === 'denied')
    .filter(({ target: { endpoint } }) => ADMINISTRATION.test(endpoint.path ?? endpoint.file))
    .map(({ target: { endpoint }, cells }): Seen => ({
      ruleId: 'verified-administration',
      severity: 'medium',
      confidence: 'medium',
      message: `The running app lets any signed-in user in at ${endpoint.id}, which is an administrator's by its name, while the app asks for ${asked.slice(0, 3).join(', ')} elsewhere.`,
      attack: `Signs up, and sends ${cells[0]?.approach.name ?? 'the request'}.`,
      endpoint: endpoint.id,
      file: endpoint.file,
      line: endpoint.line,
      related: endpoint.access.evidence,
    }))
}
