import { runInNewContext } from 'node:vm'

/** A group that repeats and holds a repetition or an alternative may take time without end on a short text. */
const MAY_RUN_AWAY = /\([^()]*[+*|][^()]*\)[+*{]|\([^()]*\([^()]*[+*|][^()]*\)[^()]*\)[+*{]/
/** On a busy machine a moment passes while nothing is done: an answer must not hang on that. */
const MILLISECONDS = 250
/** More repetitions than this in a row are polynomial of a degree that a path of usual length makes felt. */
const MOST = 4
/** Patterns that once ran out of time are not asked again. */
const SPENT = new WeakSet<RegExp>()

/**
 * What path-to-regexp 6 makes of `:path*`: each round begins with a slash, which what is repeated in it cannot hold, so
 * there is one way to match and nothing to backtrack into.
 */
const SEGMENTS = '(?:\\/(?:[^\\/#\\?]+?))*'

function unbounded(source: string): number {
  return source.match(/[*+]|\{\d+,\}/g)?.length ?? 0
}

const harmless = new WeakMap<RegExp, boolean>()

/** A pattern is asked about every path, and looked at once. */
function isHarmless(regex: RegExp): boolean {
  const source = regex.source.replaceAll(SEGMENTS, '')
  const answer = harmless.get(regex) ?? (!MAY_RUN_AWAY.test(source) && unbounded(source) <= MOST)
  harmless.set(regex, answer)
  return answer
}

/**
 * Tests a pattern that the audited app wrote. One that could backtrack without end is given a moment; undefined where
 * it does not answer in time. The regular expression is data: no code of the app runs.
 */
export function testBounded(regex: RegExp, text: string): boolean | undefined {
  regex.lastIndex = 0
  if (SPENT.has(regex)) return undefined
  if (isHarmless(regex)) return regex.test(text)
  try {
    const answer: unknown = runInNewContext('regex.test(text)', { regex, text }, { timeout: MILLISECONDS })
    return answer === true
  } catch {
    SPENT.add(regex)
    return undefined
  }
}
