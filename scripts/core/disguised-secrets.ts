import type { PlainSecret } from './plain-secrets.ts'
import { plainSecrets } from './plain-secrets.ts'

/** A text without any of these holds no key that is cut in pieces or spelt with escapes. */
const BEGINNING =
  /\b(?:[sr]k|ak|mt|oat|whsec)(?:[_"'`]|\\[_u]|%5|&)|[cC](?:LERK|lerk)\\?[_.-]?(?:ENC|enc|Enc)|-----BEGIN [A-Z ]{0,20}PRIVATE/

/**
 * What stands within a key that is written in pieces: the end of a string, a plus, a comma before `.join`, the
 * beginning of the next; a backslash at the end of a line.
 */
const JOINT = String.raw`["'\x60][ \t]*(?:\r?\n[ \t]*)?(?:[+.][ \t]*(?:\r?\n[ \t]*)?|\\\r?\n[ \t]*)["'\x60]`
const CONTINUED = String.raw`\\\r?\n[ \t]*`
/** Only an array that is joined without anything between. */
const JOINED_ARRAY = /\[((?:\s*(["'`])[^"'`\n]*\2\s*,?)+)\]\s*\.join\(\s*(?:''|""|``)\s*\)/g
const COMMA = String.raw`["'\x60]\s*,\s*["'\x60]`
/** One character spelt in another way. */
const ESCAPE = String.raw`\\u00(?:5[fF]|2[bBfFdD]|3[dD])|\\[_/]|%(?:5[fF]|2[bBfF]|3[dD])|&#95;|&lowbar;`
const SPELLING = new RegExp(`${JOINT}|${CONTINUED}|${ESCAPE}`, 'g')
const SPELLING_IN_ARRAY = new RegExp(`${JOINT}|${CONTINUED}|${ESCAPE}|${COMMA}`, 'g')

/** Keys that are no one piece of the text: cut in two, continued on the next line, spelt with escapes. */
export function secretsInPieces(text: string): PlainSecret[] {
  if (!BEGINNING.test(text)) return []
  const whole = rejoined(text, 0, text.length, SPELLING)
  const arrays = [...text.matchAll(JOINED_ARRAY)].flatMap(match =>
    rejoined(text, match.index, match.index + match[0].length, SPELLING_IN_ARRAY),
  )
  return [...whole, ...arrays]
}

/** The secrets of a span after undoing its spelling, where that is what makes them whole. */
function rejoined(text: string, from: number, to: number, spelling: RegExp): PlainSecret[] {
  const span = text.slice(from, to)
  let plain = ''
  /** Where each undone piece of spelling stands: in the plain text, in the span, and how long it is there. */
  const undone: { at: number; start: number; end: number }[] = []
  let last = 0
  for (const match of span.matchAll(spelling)) {
    plain += span.slice(last, match.index)
    last = match.index + match[0].length
    undone.push({ at: plain.length, start: match.index, end: last })
    plain += characterOf(match[0])
  }
  if (undone.length === 0) return []
  plain += span.slice(last)
  let next = 0
  /** The place in the span of a place in the plain text; asked in ascending order. */
  const original = (offset: number): number => {
    while (next < undone.length && (undone[next]?.at ?? 0) <= offset) next += 1
    const before = undone[next - 1]
    if (before === undefined) return offset
    const written = characterOf(span.slice(before.start, before.end)).length
    if (offset < before.at + written) return before.start
    return before.end + offset - before.at - written
  }
  return plainSecrets(plain).flatMap(secret => {
    // What is written as it is read is no business of this pass.
    const [known, start] = [original(secret.from), original(secret.start)]
    const end = original(secret.end - 1) + 1
    return end - known > secret.end - secret.from ? [{ ...secret, start: from + start, end: from + end }] : []
  })
}

function characterOf(spelling: string): string {
  const code = /^(?:\\u00|%)([0-9a-f]{2})$/i.exec(spelling)?.[1]
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
  if (spelling.startsWith('&')) return '_'
  return /^\\[_/]$/.test(spelling) ? spelling.slice(1) : ''
}

/** What an encoded secret holds, whatever stands before it. */
export const ENCODED = [
  ...['sk_test_', 'sk_live_', 'whsec_', 'PRIVATE KEY-----', 'CLERK_', 'Clerk-'].flatMap(inBase64),
  // Too short to be looked for in the middle of something.
  String.raw`(?<![A-Za-z0-9+/])(?:YWtf|bXRf|b2F0X)`,
]
const NEEDLE = new RegExp(ENCODED.join('|'), 'g')
const RUN = /[A-Za-z0-9+/_-]/
const LONGEST_RUN = 256 * 1024

/** The three ways in which base64 writes a text, by its place in groups of three, without what neighbours change. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map(shift => {
    const encoded = Buffer.from(`${'\0'.repeat(shift)}${text}`)
      .toString('base64')
      .replace(/=+$/, '')
    const first = shift === 0 ? 0 : shift + 1
    const whole = Math.floor(((shift + text.length) * 8) / 6)
    return encoded.slice(first, whole).replaceAll('+', String.raw`\+`)
  })
}

/** Runs of base64 in which a secret is found once they are decoded. The place is the run's. */
export function secretsInBase64(text: string): PlainSecret[] {
  const found: PlainSecret[] = []
  let past = 0
  for (const { index } of text.matchAll(NEEDLE)) {
    if (index < past) continue
    const [start, end] = runAround(text, index)
    past = end
    const decoded = Buffer.from(text.slice(start, end), 'base64').toString('utf8')
    const secret = plainSecrets(`${nameBefore(text, start)}${decoded}`).find(({ real }) => real)
    if (secret !== undefined) found.push({ ...secret, start, end })
  }
  return found
}

/** The name that an encoded value is assigned to speaks for it as it does for one in plain text. */
function nameBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 100), start)
  return before.slice(before.lastIndexOf('\n') + 1)
}

function runAround(text: string, index: number): [number, number] {
  let start = index
  let end = index
  while (start > 0 && index - start < LONGEST_RUN && RUN.test(text[start - 1] ?? '')) start -= 1
  while (end < text.length && end - index < LONGEST_RUN && RUN.test(text[end] ?? '')) end += 1
  while (text[end] === '=') end += 1
  return [start, end]
}
