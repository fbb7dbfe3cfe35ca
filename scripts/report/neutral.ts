import type { Report } from '../core/report.ts'
import { oddNames, quoting } from './odd-names.ts'
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

/**
 * What CI takes for a command: `##[add-mask]` wherever it stands in a line of a log, and `::warning::` at its head
 * (actions/runner, src/Runner.Common/ActionCommand.cs); `##vso[…]` of Azure Pipelines, `##teamcity[…]`.
 */
const CI_COMMAND = /##(?=\w*\[)/g
const CI_COMMAND_AT_HEAD = /^(\s*):(?=:[a-z])/i

/** The same text on one line: what is unseen, and what CI would obey, is spelt out (`\n`, `\u{202e}`). */
export function neutralise(text: string): string {
  return text
    .replace(UNSEEN, spelt)
    .replace(CI_COMMAND, String.raw`#\u{23}`)
    .replace(CI_COMMAND_AT_HEAD, String.raw`$1\u{3a}`)
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

/** Fields that hold a name or a word; every other one is a sentence, those that later versions add included. */
const NAMES: ReadonlySet<string> = new Set(
  'id kind file method export path name version dir what endpoint question fingerprint code ruleId'.split(
    ' ',
  ),
)

/**
 * The report with every string in it made {@link printable}, the keys of its records too, and names of the app that
 * read like sentences quoted where a sentence of ours holds them.
 */
export function neutralReport(report: Report): Report {
  const packages = Object.entries(report.project.packages)
  const odd = oddNames(report)
  const copy: Report = JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === 'string' ? printable(NAMES.has(key) ? value : quoting(value, odd)) : value,
  )
  copy.project.packages = Object.fromEntries(packages.map(pair => [printable(pair[0]), printable(pair[1])]))
  return copy
}
