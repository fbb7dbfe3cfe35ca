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
export function compilePattern(source: string): Pattern | undefined {
  if (source.length > LONGEST) return undefined
  try {
    const literal = /^\/(.*)\/([a-z]*)$/s.exec(source)
    if (literal && source.length > 2 && isRegex(source))
      return { source, regex: new RegExp(literal[1] ?? '', literal[2]) }
    return { source, regex: pathToRegexp(source) }
  } catch {
    return undefined
  }
}

/** A path pattern never ends in a slash with a flag, nor holds an anchor. */
function isRegex(source: string): boolean {
  return /^\/\^|\$\/[a-z]*$|\\\//.test(source)
}

/** Decoded and with single slashes, as @clerk/shared normalises before it matches. */
function normalise(path: string): string {
  try {
    return decodeURI(path).replaceAll(/\/\/+/g, '/')
  } catch {
    return path
  }
}

export function matchesPath({ regex }: Pattern, path: string): boolean {
  return testBounded(regex, normalise(path)) ?? false
}

/** A path that an endpoint's route answers to: `/posts/[id]` becomes `/posts/x1`. */
export function concretePath(route: string): string {
  const parts = route.split('/').flatMap(part => {
    if (/^\[\[\.\.\..+\]\]$/.test(part) || /^\[\.\.\..+\]$/.test(part)) return ['x1', 'x2']
    return [part.replaceAll(/\[[^\]]+\]/g, 'x1')]
  })
  return parts.join('/') || '/'
}
