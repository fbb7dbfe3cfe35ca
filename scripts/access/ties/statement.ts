import { deepOrigin } from '../deep-origin.ts'
import { BODY, INPUT, isRaw, PLAIN } from '../origin.ts'
import type { Value } from '../values.ts'
import type { Column, Columns } from './columns.ts'

/** A column before the value that it is compared with or set to: `author_id = `, `"id" in (`. */
const BEFORE = /(?:\b|")(\w+)"?\s*(?:=|\bin\b|\blike\b|\bilike\b|=\s*any)\s*\(?\s*['"]?$/i

/** A column stands no further before its value. */
const LONGEST_BEFORE = 200

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
  const isOwn = (at: number) => {
    const value = given[at]
    return value !== undefined && deepOrigin(value).from?.own === true
  }
  const binds = bindsAll(places, text.value, isOwn)
  const chosen: Column[] = []
  const set: Column[] = []
  for (const [place, value] of places.map(({ before, at }) => [before, given[at]] as const)) {
    const origin = value ? deepOrigin(value) : PLAIN
    const { from, marks } = origin
    if (!from) continue
    const name = BEFORE.exec(place.slice(-LONGEST_BEFORE))?.[1] ?? '?'
    const column = {
      name,
      from: { ...from, own: from.own && binds },
      sent: (marks & (INPUT | BODY)) !== 0,
      raw: isRaw(origin),
    }
    if (/\bwhere\b|\bon\b/i.test(place)) chosen.push(column)
    else set.push({ ...column, from })
  }
  return { chosen, set }
}

/**
 * Does each row that the statement means belong to the caller, as far as one of its values does? `where id = $1 or
 * user_id = $2` finds others too, and so does `user_id != $2`.
 */
function bindsAll(places: readonly Place[], text: string, isOwn: (at: number) => boolean): boolean {
  const last = places.at(-1)
  if (!last) return false
  const marked = places.map(({ before, at }, index) => {
    const from = places[index - 1]?.before.length ?? 0
    return `${before.slice(from)} ${isOwn(at) ? OWN : OTHER} `
  })
  const after = text.includes('${') ? text.slice(text.lastIndexOf('}') + 1) : text.slice(last.before.length)
  const whole = (marked.join('') + after).replaceAll(/--[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g, ' ')
  return atTop(whole, 'union').every(each => selected(each))
}

/** Stand for values in a condition: the caller's own, and any other. */
const OWN = '\u0001'
const OTHER = '\u0002'
/** Conditions nest no deeper than people write them. */
const DEEPEST = 9

/** Does the condition of one select bind its rows? One without any is told by where its values stand. */
function selected(statement: string, depth = 0): boolean {
  const [, ...conditions] = atTop(statement, 'where')
  return conditions.length === 0 ? depth === 0 : binds(conditions.join(' '), depth)
}

function binds(condition: string, depth: number): boolean {
  if (depth > DEEPEST) return false
  return atTop(condition, 'or').every(way => atTop(way, 'and').some(part => ties(part, depth)))
}

/** One comparison: with the caller's own value alone, or with rows that are the caller's own. */
function ties(part: string, depth: number): boolean {
  const plain = part.replace(/\bis\s+not\s+distinct\s+from\b/gi, '=')
  if (!plain.includes(OWN) || /!=|<>|\bnot\b|\bis\s+distinct\b/i.test(plain)) return false
  const [, before = '', inner = ''] = /^([^()]*)\((.*)\)[^()]*$/s.exec(plain) ?? []
  if (/^\s*select\b/i.test(inner)) {
    // `exists (…)` says nothing of this row unless it names it: `m.post_id = p.id`.
    const names = /(?:\bin|[^!<>]=)\s*$/i.test(before) || /\w\.\w+\s*=\s*\w+\.\w/.test(inner)
    return names && selected(inner, depth + 1)
  }
  if (/\b(or|and)\b/i.test(inner)) return binds(inner, depth + 1)
  // `(id, user_id) = ($1, $2)` holds each against its own.
  return !plain.includes(OTHER) || /\)\s*=\s*\(/.test(plain)
}

/** The parts between a word, but for those within brackets. */
function atTop(text: string, word: 'and' | 'or' | 'where' | 'union'): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const token of text.split(/([()]|\b(?:and|or|where|union)\b)/i)) {
    if (token === '(') depth += 1
    if (token === ')') depth -= 1
    if (depth === 0 && token.toLowerCase() === word) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
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
