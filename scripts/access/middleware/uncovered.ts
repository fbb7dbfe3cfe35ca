import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { verbsOf, worstPassage, type Gate } from './passage.ts'
import { spellings } from './request-path.ts'
import { fileLikePaths, samplePaths, taken } from './samples.ts'
import { plainWaysTo } from './ways.ts'

/** A path under which an endpoint is reached, and whether the middleware runs there, and lets everybody pass. */
export interface Uncovered {
  path: string
  runs: boolean
}

/**
 * A path to the endpoint that the middleware leaves alone, while it turns callers away under the usual one.
 * The usual matchers skip whatever looks like a file, and prefixes of their own (`api`, `_next`), hand-written code does
 * too, and a dynamic segment may look like any of these (docs: reference/nextjs/clerk-middleware#configuration).
 */
export function uncoveredPath(gate: Gate, endpoint: EntryPoint, route: string): Uncovered | undefined {
  const { middleware, site } = gate
  const asked = { method: verbsOf(endpoint)[0] ?? 'GET', without: null }
  const [usual] = plainWaysTo(site, endpoint, route)
  if (!usual || middleware.asked(usual, asked, 'anonymous').kind !== 'denied') return undefined
  const worst = worstPassage(gate, endpoint, route, 'anonymous')
  if (worst?.passage.kind === 'passes') return { path: worst.way.url, runs: worst.passage.covered }
  const spelled = (path: string) => spellings(site.config, path)
  const file = fileLikePaths(route)
    .flatMap(spelled)
    .find(way => middleware.asked(way, asked, 'anonymous').kind === 'passes')
  if (file) return { path: file.path, runs: middleware.covers(file) === true }
  const named = samplePaths(route, site.hints)
    .filter(path => !taken(path, route, site.routes))
    .flatMap(spelled)
    .find(way => middleware.covers(way) === false)
  return named && { path: named.path, runs: false }
}

/** Does the matcher leave the endpoint out, while the middleware's code would turn a signed-out caller away? */
export function deniesUncovered({ middleware, site }: Gate, endpoint: EntryPoint, route: string): boolean {
  const [way] = plainWaysTo(site, endpoint, route)
  if (!way || middleware.covers(way) !== false) return false
  return verbsOf(endpoint).every(
    method => middleware.ifRun(way, { method, without: null }, 'anonymous').kind === 'denied',
  )
}
