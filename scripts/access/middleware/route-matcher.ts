import { PLAIN, INPUT, marked } from '../origin.ts'
import { constant, native, unknown, type NativeCall, type Value } from '../values.ts'
import { compilePattern, matchesPath, type Pattern } from './patterns.ts'

/** `createRouteMatcher(patterns)`: asks `req.nextUrl.pathname`, normalised (@clerk/shared pathMatcher). */
export function routeMatcher(call: NativeCall): Value {
  const [given] = call.args
  if (given?.kind === 'function') return given
  const patterns = patternsOf(given)
  return native('isRoute', inner => {
    const path = pathOf(inner.args[0])
    if (patterns === null)
      return unknown({
        ...PLAIN,
        opaque: inner.run.opaque(inner.site, 'a route matcher whose patterns are computed'),
      })
    if (path === null) return unknown(marked(INPUT))
    const { request } = inner.run.facts
    return matched(
      inner,
      patterns.filter(pattern => pattern.source !== request?.without),
      path,
    )
  })
}

/** One that matches decides; one that does not answer in time leaves it open. */
function matched({ run, site }: NativeCall, patterns: readonly Pattern[], path: string): Value {
  const answers = patterns.map(pattern => matchesPath(pattern, path))
  if (answers.includes(true)) return constant(true)
  if (!answers.includes(undefined)) return constant(false)
  return unknown({ ...PLAIN, opaque: run.opaque(site, 'a route pattern that does not answer in time') })
}

/** Patterns that are known: strings and regular expressions; null where one is not. */
export function patternsOf(given: Value | undefined): Pattern[] | null {
  if (!given) return []
  const items = given.kind === 'array' ? given.items?.map(cell => cell.value) : [given]
  if (!items) return null
  const patterns: Pattern[] = []
  for (const item of items) {
    if (item.kind !== 'constant') return null
    if (typeof item.value !== 'string' || item.value === '') continue
    const pattern = compilePattern(item.value, item.pattern === true)
    if (!pattern) return null
    patterns.push(pattern)
  }
  return patterns
}

/** The path of a request, or of what stands for one. */
export function pathOf(request: Value | undefined): string | null {
  if (request?.kind !== 'object') return null
  const url = request.cells.get('nextUrl')?.value
  const path = url?.kind === 'object' ? url.cells.get('pathname')?.value : undefined
  return path?.kind === 'constant' && typeof path.value === 'string' ? path.value : null
}
