import type { Answer } from '../request.ts'

/**
 * The words that tell that a guard was passed: the caller with the most rights is told them, nobody else is, and they
 * are no part of what is asked.
 */
export function tellingWords(best: Answer, refused: Answer, others: readonly string[]): ReadonlySet<string> {
  const known = new Set([...wordsOf(refused.body), ...others.flatMap(text => [...wordsOf(text)])])
  return new Set([...wordsOf(best.body)].filter(word => !known.has(word) && !STAMP.test(word)))
}

/** Does an answer tell what only the guarded one tells? */
export function tells(answer: Answer, telling: ReadonlySet<string>): boolean {
  const words = wordsOf(answer.body)
  const told = [...telling].filter(word => words.has(word)).length
  return told > 0 && told >= telling.size * ENOUGH
}

const ENOUGH = 0.5
/** Hashes, ids and numbers of chunks differ from one answer to the next and tell nothing. */
const STAMP = /\d/

/** Letters and digits in a row, whatever stands around them: HTML, JSON and React's stream alike. */
function wordsOf(text: string): Set<string> {
  const shown = text.replaceAll(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ').replaceAll(/<[^>]*>/g, ' ')
  return new Set(shown.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
}
