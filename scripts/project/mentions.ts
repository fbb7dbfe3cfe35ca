import { CLUE } from '../core/secret-clue.ts'

export type Mention = 'server directive' | 'clerk call' | 'issued at' | 'public variable' | 'secret'

/**
 * What is looked for in every file of a project. Most files hold none of it: they are read once, and forgotten.
 * Each pattern is of ASCII alone, so that bytes can be asked before they are decoded.
 */
const PATTERNS: readonly (readonly [Mention, RegExp])[] = [
  ['server directive', /use server/],
  ['clerk call', /\bauth\b|\bcurrentUser\b/],
  ['issued at', /\biat\b/],
  // Prefixes of variables that bundlers copy into code for the browser.
  ['public variable', /\b(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|REACT_APP|GATSBY|VITE|PUBLIC)_/],
  // Keys of Clerk, and Stripe's, which share their prefix.
  ['secret', new RegExp(String.raw`${CLUE.source}|[sr]k_(?:test|live)_`)],
]

const NONE: ReadonlySet<Mention> = new Set()

/** Which of them a text holds: the text itself, or its bytes read as Latin-1. */
export function mentionsIn(text: string): ReadonlySet<Mention> {
  const found = PATTERNS.filter(([, pattern]) => pattern.test(text))
  return found.length === 0 ? NONE : new Set(found.map(([name]) => name))
}
