import type { Report } from '../core/report.ts'
import { redact } from './redact.ts'

/** A report names things; what is longer than this is not a name. UTF-16 code units. */
const LONGEST = 1000

/**
 * Whatever a terminal obeys or a reader cannot see: control characters and escapes, bidirectional overrides,
 * zero-width and tag characters (all of Cf), lone surrogates, private use, line and paragraph separators,
 * variation selectors, and the blank letters of Hangul and Khmer. https://trojansource.codes describes the attacks.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}\u{115F}\u{1160}\u{3164}\u{FFA0}]|\u{17B4}|\u{17B5}/gu

/** The same text on one line: what is unseen is spelt out (`\n`, `\u{202e}`). */
export function neutralise(text: string): string {
  return text.replace(UNSEEN, spelt)
}

function spelt(character: string): string {
  if (character === '\n') return String.raw`\n`
  if (character === '\r') return String.raw`\r`
  if (character === '\t') return String.raw`\t`
  return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/**
 * Text as it may be printed anywhere: no secret whole, nothing unseen, of bounded length. Secrets go first,
 * so that no cut or escape can hide the shape they are known by.
 */
export function printable(text: string): string {
  const safe = redact(neutralise(redact(text)))
  return safe.length <= LONGEST ? safe : `${safe.slice(0, LONGEST - 1).replace(/\p{Cs}$/u, '')}…`
}

/** The report with every string in it made {@link printable}, the keys of its records too. */
export function neutralReport(report: Report): Report {
  const packages = Object.entries(report.project.packages)
  // The reviver visits each value of each field, those that later versions add included.
  const copy: Report = JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  )
  copy.project.packages = Object.fromEntries(packages.map(pair => [printable(pair[0]), printable(pair[1])]))
  return copy
}
