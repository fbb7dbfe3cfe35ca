import { z } from 'zod'

/**
 * Marks in fixtures: comments that say what the rules must find on the next line of code.
 * `ruleid` a finding · `ok` none · `unknown` an endpoint whose access cannot be told ·
 * `todoruleid` a finding that is still missed · `todook` a false alarm that is still raised.
 */
const WORDS = ['ruleid', 'ok', 'unknown', 'todoruleid', 'todook'] as const

export interface Mark {
  word: (typeof WORDS)[number]
  rule: string
  file: string
  line: number
}

/** What a rule found, as marks compare it. */
export interface Found {
  rule: string
  file: string
  line: number
}

const MARK = new RegExp(
  String.raw`^\s*(?:\{?/\*|//|#|<!--)\s*(${WORDS.join('|')}):\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)`,
)
const SCRIPT = /\.[cm]?[jt]sx?$/
const COMMENT_IN_SCRIPT = /^(?:\/\/|\/\*|\*|\{\/\*)/
const COMMENT_ELSEWHERE = /^(?:#|<!--)/

/** The marks of one fixture file. */
export function marksIn(file: string, text: string): Mark[] {
  const lines = text.split('\n')
  return lines.flatMap((line, i) => {
    const [, word, ids] = MARK.exec(line) ?? []
    const known = WORDS.find(candidate => candidate === word)
    if (known === undefined || ids === undefined) return []
    const about = nextCode(file, lines, i + 1)
    return ids.split(',').map(id => ({ word: known, rule: id.trim(), file, line: about }))
  })
}

const markFileSchema = z.array(
  z.strictObject({
    mark: z.enum(WORDS).default('ruleid'),
    rule: z.string(),
    file: z.string(),
    line: z.int().positive(),
  }),
)

/** `marks.json`: the marks of files that cannot carry comments. Throws where its shape is another. */
export function marksFromJson(text: string): Mark[] {
  return markFileSchema.parse(JSON.parse(text)).map(({ mark, ...rest }) => ({ word: mark, ...rest }))
}

function nextCode(file: string, lines: readonly string[], from: number): number {
  const comment = SCRIPT.test(file) ? COMMENT_IN_SCRIPT : COMMENT_ELSEWHERE
  const ahead = lines.slice(from).findIndex(line => line.trim() !== '' && !comment.test(line.trim()))
  if (ahead === -1) throw new Error(`${file}:${from}: a mark without a line of code after it`)
  return from + ahead + 1
}

/** Every way in which findings and marks disagree, one line each; empty where they agree. */
export function disagreements(marks: readonly Mark[], found: readonly Found[]): string[] {
  const has = new Set(found.map(key))
  const marked = (word: Mark['word']) => new Set(marks.filter(mark => mark.word === word).map(key))
  const wanted = marked('ruleid')
  const clean = marked('ok')
  const missed = marked('todoruleid')
  const raised = marked('todook')
  return [
    ...[...wanted].filter(at => !has.has(at)).map(at => `missed: ${at}`),
    ...[...has]
      .filter(at => !wanted.has(at) && !raised.has(at) && !missed.has(at))
      .map(at => (clean.has(at) ? `false alarm: ${at}` : `unmarked: ${at}`)),
    ...[...missed].filter(at => has.has(at)).map(at => `found now, make todoruleid a ruleid: ${at}`),
    ...[...raised].filter(at => !has.has(at)).map(at => `silent now, make todook an ok: ${at}`),
  ].sort()
}

function key({ rule, file, line }: Found): string {
  return `${file}:${line} ${rule}`
}
