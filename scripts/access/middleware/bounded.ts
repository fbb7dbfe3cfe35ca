import { runInNewContext } from 'node:vm'

/** A group that repeats and holds a repetition or an alternative may take time without end on a short text. */
const MAY_RUN_AWAY = /\([^()]*[+*|][^()]*\)[+*{]|\([^()]*\([^()]*[+*|][^()]*\)[^()]*\)[+*{]/
const MILLISECONDS = 50

/**
 * Tests a pattern that the audited app wrote. One that could backtrack without end is given a moment; undefined where
 * it does not answer in time. The regular expression is data: no code of the app runs.
 */
export function testBounded(regex: RegExp, text: string): boolean | undefined {
  regex.lastIndex = 0
  if (!MAY_RUN_AWAY.test(regex.source)) return regex.test(text)
  try {
    const answer: unknown = runInNewContext('regex.test(text)', { regex, text }, { timeout: MILLISECONDS })
    return answer === true
  } catch {
    return undefined
  }
}
