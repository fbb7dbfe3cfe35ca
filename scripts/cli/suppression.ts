import type { Place } from '../core/place.ts'

const IDS = String.raw`[\w-]+(?:\s*,\s*[\w-]+)*`
const BODY = String.raw`\s*clerk-security-ignore\s+(${IDS})\s*:(.*)$`
/** A comment alone on its line speaks of the line below it. */
const ALONE = new RegExp(String.raw`^\s*(?:\{\s*)?(\/\/|\/\*+|#|<!--)${BODY}`)
/** A comment behind code speaks of its own line. */
const BEHIND = new RegExp(String.raw`(\/\/|\/\*+|#|<!--)${BODY}`)
/** `#` begins no comment there. */
const SCRIPT = /\.[cm]?[jt]sx?$/

/**
 * The reason that a comment in the audited app gives for keeping silent about a rule at a place:
 * `// clerk-security-ignore <rule-id>: reason` on the line or alone on the line above, in the comment style
 * of the file (`#`, `{/* … *\/}`). Several such comments may stand above each other.
 * @param text content of `place.file`
 * @returns undefined where there is none, or it gives no reason: silence must be justified
 */
export function suppressionReason(text: string, place: Place, ruleId: string): string | undefined {
  const lines = linesOf(text)
  if (lines === undefined) return undefined
  const own = reasonIn(BEHIND, lines[place.line - 1] ?? '', place.file, ruleId)
  if (own !== undefined) return own
  for (let above = place.line - 2; above >= 0; above--) {
    const line = lines[above] ?? ''
    if (!ALONE.test(line)) return undefined
    const reason = reasonIn(ALONE, line, place.file, ruleId)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** Hits come file by file, and a file may have thousands: the last text is not read again. */
const last: { text: string; lines: readonly string[] | undefined } = { text: '', lines: undefined }

/** The lines of a text that keeps silent about anything; undefined where it does not. */
function linesOf(text: string): readonly string[] | undefined {
  if (text !== last.text) {
    last.text = text
    last.lines = text.includes('clerk-security-ignore') ? text.split(/\r\n|\n|\r/) : undefined
  }
  return last.lines
}

function reasonIn(pattern: RegExp, line: string, file: string, ruleId: string): string | undefined {
  const [, lead, ids, rest] = pattern.exec(line) ?? []
  if (lead === undefined || ids === undefined || rest === undefined) return undefined
  if (lead === '#' && SCRIPT.test(file)) return undefined
  if (!ids.split(',').some(id => id.trim() === ruleId)) return undefined
  const reason = rest.replace(/\s*(?:\*\/\s*\}?|-->)\s*$/, '').trim()
  return reason === '' ? undefined : reason
}
