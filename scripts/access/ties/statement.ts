import { deepOrigin } from '../deep-origin.ts'
import { BODY, INPUT, isRaw, PLAIN } from '../origin.ts'
import type { Value } from '../values.ts'
import type { Column, Columns } from './columns.ts'

/** A column before the value that it is compared with or set to: `author_id = `, `"id" in (`. */
const BEFORE = /(?:\b|")(\w+)"?\s*(?:=|\bin\b|\blike\b|\bilike\b|=\s*any)\s*\(?\s*['"]?$/i

/**
 * The columns of a statement in SQL: of a template (`sql\`… where id = ${id}\``), whose text comes first and whose
 * values follow, or of a text with places for values (`query('… where id = $1', [id])`). undefined: it is no statement.
 */
export function statementColumns([text, ...values]: readonly Value[]): Columns | undefined {
  if (text?.kind !== 'constant' || typeof text.value !== 'string') return undefined
  if (!/^\W*(select|insert|update|delete|with|merge|replace)\b/i.test(text.value)) return undefined
  const places = text.value.includes('${') ? spans(text.value) : placeholders(text.value)
  const given = values.flatMap(value =>
    value.kind === 'array' ? (value.items ?? []).map(cell => cell.value) : [value],
  )
  const chosen: Column[] = []
  const set: Column[] = []
  for (const [place, value] of places.map(({ before, at }) => [before, given[at]] as const)) {
    const origin = value ? deepOrigin(value) : PLAIN
    const { from, marks } = origin
    if (!from) continue
    const name = BEFORE.exec(place)?.[1] ?? '?'
    const column = { name, from, sent: (marks & (INPUT | BODY)) !== 0, raw: isRaw(origin) }
    if (/\bwhere\b|\bon\b/i.test(place)) chosen.push(column)
    else set.push(column)
  }
  return { chosen, set }
}

interface Place {
  /** The statement's text before the value. */
  before: string
  /** Which of the values stands there, from 0. */
  at: number
}

/** `${…}` of a template, as it stands in the source. */
function spans(text: string): Place[] {
  const found: Place[] = []
  let before = ''
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (depth === 0 && text.startsWith('${', at)) {
      found.push({ before, at: found.length })
      depth = 1
      at += 1
    } else if (depth > 0) {
      if (text[at] === '{') depth += 1
      if (text[at] === '}') depth -= 1
    } else before += text[at] ?? ''
  }
  return found
}

/** `$1`, `?` and `:name` of a text that is sent apart from its values. */
function placeholders(text: string): Place[] {
  const found: Place[] = []
  for (const match of text.matchAll(/\$(\d+)|\?/g)) {
    const at = match[1] === undefined ? found.length : Number(match[1]) - 1
    found.push({ before: text.slice(0, match.index), at })
  }
  return found
}
