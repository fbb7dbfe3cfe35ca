import { pathToRegexp } from 'path-to-regexp'
import { testBounded } from './bounded.ts'
import type { Machine } from '../interpreter.ts'
import type { Value } from '../values.ts'

/** For which paths Next runs the middleware; unknown where `config` is computed, which Next itself refuses. */
export type Coverage =
  | { kind: 'all' }
  | { kind: 'patterns'; covers: (path: string) => boolean | null; sources: string[] }
  | { kind: 'unknown'; because: string }

/**
 * Reads `export const config = { matcher }`. A matcher with `has` or `missing` looks at what the caller sends, so a
 * caller can choose not to match: such an entry covers nothing
 * (https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher).
 */
export function coverageOf(machine: Machine, file: string): Coverage {
  const config = machine.modules.exported(file, 'config')
  if (!config) return { kind: 'all' }
  if (config.kind !== 'object') return { kind: 'unknown', because: 'config is not a literal' }
  const matcher = config.cells.get('matcher')?.value
  if (!matcher) return { kind: 'all' }
  const entries = matcher.kind === 'array' ? matcher.items?.map(cell => cell.value) : [matcher]
  if (!entries) return { kind: 'unknown', because: 'config.matcher is computed' }
  const sources: string[] = []
  for (const entry of entries) {
    const source = sourceOf(entry)
    if (source === null) return { kind: 'unknown', because: 'config.matcher is computed' }
    if (source !== undefined) sources.push(source)
  }
  const compiled = sources.flatMap(source => compile(source) ?? [])
  return {
    kind: 'patterns',
    sources,
    covers: path => covered(compiled, path),
  }
}

/** One that matches decides; one that does not answer in time leaves it open (null). */
function covered(patterns: readonly RegExp[], path: string): boolean | null {
  const answers = patterns.map(regex => testBounded(regex, path))
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? null : false
}

/** The pattern of one entry; undefined where the caller can avoid it, null where it is not known. */
function sourceOf(entry: Value): string | null | undefined {
  if (entry.kind === 'constant' && typeof entry.value === 'string') return entry.value
  if (entry.kind !== 'object') return null
  if (entry.cells.has('has') || entry.cells.has('missing')) return undefined
  const source = entry.cells.get('source')?.value
  return source?.kind === 'constant' && typeof source.value === 'string' ? source.value : null
}

/** Next keeps the source of the expression, not its flags, so matchers are case-sensitive. */
function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(pathToRegexp(source).source)
  } catch {
    return undefined
  }
}
