import type { Fix, TextEdit } from '../core/fix.ts'

/** Edits, where there are any; else the sentence that says what to write. */
export function mendedOr(title: string, edits: readonly TextEdit[] | undefined, sentence: string): Fix {
  const written = edits ?? []
  return {
    title,
    safety: 'review',
    edits: written,
    create: [],
    install: [],
    remains: written.length === 0 ? [sentence] : [],
  }
}

/** What only a person can mend. */
export function byHand(title: string, sentence: string): Fix {
  return mendedOr(title, [], sentence)
}
