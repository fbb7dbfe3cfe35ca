import { pathToRegexp } from 'path-to-regexp'
import { testBounded } from './bounded.ts'
import type { Machine } from '../interpreter.ts'
import type { Value } from '../values.ts'
import type { Spelling } from './request-path.ts'

/** For which paths Next runs the middleware; unknown where `config` is computed, which Next itself refuses. */
export type Coverage =
  | { kind: 'all' }
  | { kind: 'patterns'; covers: (path: string) => boolean | null }
  | { kind: 'unknown'; because: string }

/** One entry of `config.matcher`. */
interface Matcher {
  regex: RegExp
  /** What the request must hold and must not hold, each as one text. */
  has: readonly string[]
  missing: readonly string[]
}

/**
 * Reads `export const config = { matcher }`. What an entry asks of headers, cookies and the query (`has`, `missing`) is
 * the caller's choice: only entries that together leave it none cover a path
 * (https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher). `regions` and `runtime` say where it
 * runs, not when.
 */
export function coverageOf(machine: Machine, file: string, spelling: Spelling): Coverage {
  const config = machine.modules.exported(file, 'config')
  if (!config) return { kind: 'all' }
  if (config.kind !== 'object') return { kind: 'unknown', because: 'config is not a literal' }
  const matcher = config.cells.get('matcher')?.value
  if (!matcher) return { kind: 'all' }
  const entries = matcher.kind === 'array' ? matcher.items?.map(cell => cell.value) : [matcher]
  if (!entries) return { kind: 'unknown', because: 'config.matcher is computed' }
  const matchers: Matcher[] = []
  for (const entry of entries) {
    const found = matcherOf(entry, spelling)
    if (found === null) return { kind: 'unknown', because: 'config.matcher is computed' }
    if (found) matchers.push(found)
  }
  return { kind: 'patterns', covers: path => covered(matchers, path) }
}

/**
 * One that matches decides; one that does not answer in time leaves it open (null). Next tries the path as it was sent
 * and decoded (next `server/lib/router-utils/resolve-routes`).
 */
function covered(matchers: readonly Matcher[], path: string): boolean | null {
  const answers = matchers.map(({ regex }) => {
    const sent = testBounded(regex, path)
    return sent === true ? sent : (testBounded(regex, decoded(path)) ?? sent)
  })
  if (unavoidable(matchers.filter((_, i) => answers[i] === true))) return true
  return answers.includes(undefined) ? null : false
}

/** More conditions than this nobody combines; what is left out the caller may use. */
const MOST_CONDITIONS = 6

/** Whatever the caller sends and leaves out, is there an entry that asks for just that? */
function unavoidable(matchers: readonly Matcher[]): boolean {
  const conditions = [...new Set(matchers.flatMap(({ has, missing }) => [...has, ...missing]))]
  if (conditions.length > MOST_CONDITIONS)
    return matchers.some(({ has, missing }) => has.length + missing.length === 0)
  return Array.from({ length: 2 ** conditions.length }, (_, bits) => {
    const sent = new Set(conditions.filter((_, i) => (bits >> i) & 1))
    return matchers.some(
      each => each.has.every(one => sent.has(one)) && !each.missing.some(one => sent.has(one)),
    )
  }).every(Boolean)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** One entry; undefined where it covers nothing, null where it is not known. */
function matcherOf(entry: Value, spelling: Spelling): Matcher | null | undefined {
  if (entry.kind === 'constant' && typeof entry.value === 'string')
    return compiled({ source: entry.value, locale: true }, [], [], spelling)
  if (entry.kind !== 'object') return null
  const cell = (name: string) => entry.cells.get(name)?.value
  const source = cell('source')
  const locale = cell('locale')
  if (source?.kind !== 'constant' || typeof source.value !== 'string') return null
  const has = conditionsOf(cell('has'))
  const missing = conditionsOf(cell('missing'))
  if (!has || !missing) return undefined
  const localised = !(locale?.kind === 'constant' && locale.value === false)
  return compiled({ source: source.value, locale: localised }, has, missing, spelling)
}

/** Each condition as one text; undefined where they are not literal. */
function conditionsOf(list: Value | undefined): string[] | undefined {
  if (!list || (list.kind === 'constant' && list.value === undefined)) return []
  if (list.kind !== 'array' || !list.items) return undefined
  const texts = list.items.map(({ value }) => {
    if (value.kind !== 'object') return undefined
    const parts = ['type', 'key', 'value'].map(name => value.cells.get(name)?.value)
    const known = parts.every(part => part === undefined || part.kind === 'constant')
    return known
      ? parts.map(part => (part?.kind === 'constant' ? String(part.value) : '')).join(' ')
      : undefined
  })
  return texts.every(text => text !== undefined) ? texts : undefined
}

/** `locale: false`: the locale is then part of what the source has to match. */
interface Source {
  source: string
  locale: boolean
}

/**
 * As Next compiles it (next `build/analysis/get-page-static-info`): with the base path before it and, where the Pages
 * Router has locales, any locale. Next keeps the source of the expression, not its flags, so matchers are case-sensitive.
 */
function compiled(
  { source, locale }: Source,
  has: readonly string[],
  missing: readonly string[],
  { basePath, locales }: Spelling,
): Matcher | undefined {
  const isRoot = source === '/'
  const prefix = locales.length > 0 && locale ? '/:nextInternalLocale((?!_next/)[^/.]{1,})' : ''
  const suffix = isRoot ? `(${locales.length > 0 ? '|\\.json|' : ''}/?index|/?index\\.json)?` : '(.json)?'
  const whole = `${basePath}/:nextData(_next/data/[^/]{1,})?${isRoot && prefix ? prefix : prefix + source}${suffix}`
  try {
    return { regex: new RegExp(pathToRegexp(whole).source), has, missing }
  } catch {
    return undefined
  }
}
