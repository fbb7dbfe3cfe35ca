import type { Value } from '../values.ts'

/** Columns that say whether a row is for everybody to see: they tell of the table, whatever they are held against. */
export const PUBLISHED = /^(is_?)?(published|public|visible|listed|featured|approved)(_?at)?$|^visibility$/i

/** What such a column holds of a row that is not for everybody. */
const HIDDEN = /^(|false|0|null|undefined|private|hidden|draft|unlisted|internal)$/i

/**
 * Does a query ask for rows that are for everybody (`published: true`, `status: 'published'`), as its source says and nobody
 * else? false: it asks for others, or for what is not written down. null: it asks for neither by this column.
 */
export function saysPublished(name: string, value: Value): boolean | null {
  const text = value.kind === 'constant' ? String(value.value) : null
  if (PUBLISHED.test(name)) return text !== null && !HIDDEN.test(text)
  return /^(status|state)$/i.test(name) && text !== null && /^(published|public)$/i.test(text) ? true : null
}
