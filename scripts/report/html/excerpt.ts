import type { Finding } from '../../core/report.ts'
import { printableLines } from '../code-lines.ts'

/** One line of a file, numbered from 1. */
export interface CodeLine {
  number: number
  text: string
  /** Is it what the finding is about? */
  hit: boolean
}

const AROUND = 2
const MOST_LINES = 12

/** The lines around a finding's place; none where the file cannot be shown. Of an env file no value. */
export function excerptOf(
  { locations }: Finding,
  text: (file: string) => string | undefined,
): readonly CodeLine[] {
  const place = locations.find(({ role }) => role === 'primary') ?? locations[0]
  const content = place === undefined ? undefined : text(place.file)
  if (place === undefined || content === undefined) return []
  const lines = printableLines(isEnvFile(place.file) ? withoutValues(content) : content)
  const first = Math.max(1, place.line - AROUND)
  const last = Math.min(lines.length, place.endLine + AROUND, first + MOST_LINES - 1)
  return lines.slice(first - 1, last).map((line, index) => {
    const number = first + index
    return { number, text: line, hit: number >= place.line && number <= place.endLine }
  })
}

function isEnvFile(file: string): boolean {
  return /(?:^|\/)\.(?:env|dev\.vars)[^/]*$/.test(file)
}

/** A value may run over lines in quotes: whatever is no assignment is hidden too. */
function withoutValues(content: string): string {
  return content
    .split(/\r\n|\n|\r/)
    .map(
      line =>
        /^\s*(?:export\s+)?[\w.-]+\s*[=:]/.exec(line)?.[0]?.concat('…') ?? (line.trim() === '' ? '' : '…'),
    )
    .join('\n')
}
