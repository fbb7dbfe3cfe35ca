/** What the middleware's own code says of paths: the patterns it lists, and the words that it looks for. */
export interface Hints {
  /** Segments of each pattern: `/projects/(.*)/share`. */
  patterns: readonly (readonly string[])[]
  words: readonly string[]
}

export const NO_HINTS: Hints = { patterns: [], words: [] }

const DYNAMIC = /\[[^\]]+\]/
const CATCH_ALL = /^\[\[?\.\.\./
const OPTIONAL = /^\[\[\.\.\./
const WORD = /^[\w.~-]+$/
/** What stands for a value that nothing names. */
const ANY = 'x1'

const segments = new Map<string, readonly string[]>()
/** More paths than this are not kept apart. */
const KEPT = 20_000

/** The segments of a path; each route of an app is held against each path of it. */
export function segmentsOf(path: string): readonly string[] {
  const known = segments.get(path)
  if (known) return known
  if (segments.size > KEPT) segments.clear()
  const made = path.split('/').filter(each => each !== '')
  segments.set(path, made)
  return made
}

/**
 * Paths that an endpoint's route answers to, first those with values that nothing names: `/posts/[id]` gives
 * `/posts/x1`. The caller chooses among them, so values that the middleware's patterns and conditions name are tried too.
 */
export function samplePaths(route: string, { patterns, words }: Hints = NO_HINTS): string[] {
  const parts = segmentsOf(route)
  const found = new Set(filled(parts, () => undefined))
  if (!parts.some(part => DYNAMIC.test(part))) return [...found]
  for (const pattern of patterns) {
    for (const path of filled(parts, i => aligned(parts, pattern, i))) found.add(path)
  }
  for (const word of words) {
    parts.forEach((part, at) => {
      if (!DYNAMIC.test(part)) return
      for (const path of filled(parts, i => (i === at ? [word] : undefined))) found.add(path)
    })
  }
  return [...found]
}

/** What callers put behind a dynamic segment to be taken for a static file. */
const ENDINGS = ['.png', '.zip', '@y.z']

/** Paths of a dynamic route that look like one of a file: `/files/x1.png`, `/x1.png/edit`. */
export function fileLikePaths(route: string): string[] {
  const parts = segmentsOf(route)
  return ENDINGS.flatMap(ending =>
    parts.flatMap((part, at) =>
      DYNAMIC.test(part) ? filled(parts, i => (i === at ? [ANY + ending] : undefined)) : [],
    ),
  )
}

/** All ways to fill the parts: catch-alls take one segment or several, optional ones none as well. */
function filled(parts: readonly string[], choice: (index: number) => string[] | undefined): string[] {
  let paths = ['']
  parts.forEach((part, i) => {
    const fills = fillings(part, choice(i))
    paths = paths.flatMap(path => fills.map(fill => (fill === '' ? path : `${path}/${fill}`)))
  })
  return paths.map(path => path || '/')
}

function fillings(part: string, chosen: string[] | undefined): string[] {
  if (chosen && DYNAMIC.test(part))
    return CATCH_ALL.test(part) ? [chosen.join('/'), `${chosen.join('/')}/x2`] : [chosen[0] ?? ANY]
  if (OPTIONAL.test(part)) return ['x1/x2', ANY, '']
  if (CATCH_ALL.test(part)) return ['x1/x2', ANY]
  return [part.replaceAll(/\[[^\]]+\]/g, ANY)]
}

/** What a pattern has where the route has its dynamic segment; a catch-all takes the rest of the pattern. */
function aligned(parts: readonly string[], pattern: readonly string[], at: number): string[] | undefined {
  const part = parts[at] ?? ''
  const rest = CATCH_ALL.test(part) ? pattern.slice(at) : pattern.slice(at, at + 1)
  if (rest.length === 0) return undefined
  return rest.map(plain)
}

/** A segment of a pattern as text that it matches: `public.(.*)` gives `public.x1`. */
function plain(segment: string): string {
  const text = segment.replaceAll(/:\w+(\([^)]*\))?[*+?]?|\([^)]*\)[*+?]?|\*/g, ANY)
  return WORD.test(text) ? text : ANY
}

/** How exactly a route names a path, segment by segment; undefined where it does not lead there. */
function exactness(route: string, path: string): string | undefined {
  const parts = segmentsOf(route)
  const given = segmentsOf(path)
  let ranks = ''
  for (const [i, part] of parts.entries()) {
    if (CATCH_ALL.test(part)) return given.length > i || OPTIONAL.test(part) ? `${ranks}2` : undefined
    const segment = given[i]
    if (segment === undefined) return undefined
    if (DYNAMIC.test(part)) ranks += '1'
    else if (part === segment) ranks += '0'
    else return undefined
  }
  return parts.length === given.length ? ranks : undefined
}

/** Does Next answer the path by another route, which names it more exactly? */
export function taken(path: string, route: string, routes: readonly string[]): boolean {
  const own = exactness(route, path)
  // Nothing names a path more exactly than a route without dynamic parts.
  if (own === undefined || !/[12]/.test(own)) return false
  return routes.some(each => {
    const other = each === route ? undefined : exactness(each, path)
    return other !== undefined && other < own
  })
}

/** Is there a route that answers the path, and is it a literal one? */
export function answered(path: string, routes: readonly string[], literally: boolean): boolean {
  return routes.some(each => {
    const ranks = exactness(each, path)
    return ranks !== undefined && (!literally || !/[12]/.test(ranks))
  })
}
