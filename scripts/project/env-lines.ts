import type { EnvVariable } from './project.ts'

/** `NAME=` or `NAME: ` at the beginning of a line. */
const HEAD = /^[ \t]*(?:export[ \t]+)?([\w.-]+)(?:[ \t]*=|:[ \t])[ \t]*/
/** No name is longer; a longer line before its `=` is no assignment. */
const LONGEST_HEAD = 1000

/**
 * Reads `NAME=value` lines as dotenv does: quotes, `export`, comments, values over several lines in quotes, BOM and
 * CRLF (https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow). Lines count from 1. Takes
 * time in proportion to the text, whatever it holds.
 */
export function parseEnv(source: string): EnvVariable[] {
  const text = source.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const variables: EnvVariable[] = []
  const closing = closingQuotes(text)
  let line = 1
  for (let at = 0; at < text.length;) {
    const end = endOfLine(text, at)
    const head = HEAD.exec(text.slice(at, Math.min(end, at + LONGEST_HEAD)))
    const name = head?.[1]
    let next = end + 1
    if (head && name !== undefined) {
      const start = at + head[0].length
      const quoted = quotedAt(text, start, closing)
      variables.push({ name, value: quoted?.value ?? plain(text.slice(start, end)), line })
      if (quoted) next = endOfLine(text, quoted.end) + 1
    }
    for (let each = at; each < next && each < text.length; each = endOfLine(text, each) + 1) line += 1
    at = next
  }
  return variables
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** A value in quotes, over as many lines as it takes. A quote that never closes belongs to the value. */
function quotedAt(
  text: string,
  start: number,
  closing: (quote: string, from: number) => number,
): { value: string; end: number } | undefined {
  const quote = text[start]
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined
  const end = closing(quote, start + 1)
  if (end === -1) return undefined
  const inner = text.slice(start + 1, end)
  return { value: quote === '"' ? inner.replaceAll(String.raw`\n`, '\n') : inner, end }
}

/** Where the next unescaped quote is; that there is none is found out once for each kind of quote. */
function closingQuotes(text: string): (quote: string, from: number) => number {
  const noneFrom = new Map<string, number>()
  return (quote, from) => {
    if (from >= (noneFrom.get(quote) ?? Infinity)) return -1
    for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
      if (text[at - 1] !== '\\') return at
    }
    noneFrom.set(quote, from)
    return -1
  }
}

/** A value without quotes ends where a comment begins. */
function plain(text: string): string {
  const hash = text.indexOf('#')
  return (hash === -1 ? text : text.slice(0, hash)).trim()
}
