import { pathToRegexp } from 'path-to-regexp'
import { testBounded } from './bounded.ts'

/** A compiled route pattern of `createRouteMatcher`, `publicRoutes` or `config.matcher`. */
export interface Pattern {
  source: string
  regex: RegExp
}

/** Patterns longer than this are not patterns that people write. */
const LONGEST = 2000

/**
 * Compiles a pattern by the release of path-to-regexp (6) that Clerk and Next bundle; a regular expression
 * literal is taken as it is. undefined where it does not compile: such an app does not start.
 */
export function compilePattern(source: string, isRegex = false): Pattern | undefined {
  if (source.length > LONGEST) return undefined
  try {
    const literal = isRegex ? /^\/(.*)\/([a-z]*)$/s.exec(source) : null
    if (literal) return { source, regex: new RegExp(literal[1] ?? '', literal[2]) }
    return { source, regex: pathToRegexp(source) }
  } catch {
    return undefined
  }
}

/** Decoded and with single slashes, as @clerk/shared normalises before it matches. */
function normalise(path: string): string {
  try {
    return decodeURI(path).replaceAll(/\/\/+/g, '/')
  } catch {
    return path
  }
}

/** undefined where the pattern does not answer in time. */
export function matchesPath({ regex }: Pattern, path: string): boolean | undefined {
  return testBounded(regex, normalise(path))
}
