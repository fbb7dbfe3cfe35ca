import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { NextConfig } from '../../endpoints/next-config.ts'
import { spellings, type RequestPath } from './request-path.ts'
import { rewrittenFrom } from './rewritten.ts'
import { NO_HINTS, samplePaths, segmentsOf, taken, type Hints } from './samples.ts'

/** What decides by which paths endpoints are reached. */
export interface Site {
  config: NextConfig
  /** Every route of the app. */
  routes: readonly string[]
  hints: Hints
}

/** More ways than this differ in nothing that a middleware of usual length asks. */
const MOST = 400

/** The same, whatever the middleware's own code speaks of. */
export function plainWaysTo(site: Site, endpoint: EntryPoint, route: string): RequestPath[] {
  return waysTo({ ...site, hints: NO_HINTS }, endpoint, route)
}

/** Every path by which a caller may ask for the endpoint at `route`, as the middleware sees it. */
export function waysTo(site: Site, endpoint: EntryPoint, route: string): RequestPath[] {
  const isPagesPage = endpoint.kind === 'pages-page'
  const samples = samplesOf(site, endpoint, route)
  const direct = [
    ...samples,
    ...samples.flatMap(path => rewrittenFrom(site.config.rewrites, path, site.routes)),
  ]
  const ways = direct.flatMap(path => spellings(site.config, path, isPagesPage))
  return [...ways, ...rewrittenTo(site, route)].slice(0, MOST)
}

/** Paths that lead to this route and to no more exact one. A procedure stands in its path by name. */
function samplesOf({ routes, hints }: Site, endpoint: EntryPoint, route: string): string[] {
  if (endpoint.kind === 'trpc-procedure' && endpoint.path !== null)
    return procedurePaths(route, endpoint.path, hints)
  return samplePaths(route, hints).filter(path => !taken(path, route, routes))
}

/**
 * A call of several procedures names them all in one segment (https://trpc.io/docs/rpc#batching): what the pattern of
 * another one lets through takes this one along.
 */
function procedurePaths(route: string, name: string, hints: Hints): string[] {
  const dynamic = /\/\[[^\]]+\]$/
  if (!dynamic.test(route)) return samplePaths(route, hints)
  const at = segmentsOf(route).length - 1
  const leaders = hints.patterns.flatMap(pattern => {
    const last = pattern.length === at + 1 ? pattern[at] : undefined
    const leader = last === undefined ? '' : last.replaceAll(/\([^)]*\)|\*/g, 'x1')
    return /^[\w.]+$/.test(leader) && /[(*]/.test(last ?? '') ? [`${leader},${name}`] : []
  })
  return [name, `${name},x1`, ...leaders].map(each => route.replace(dynamic, `/${each}`))
}

/** `/[locale]/account` may be shown under `/account`, where the middleware finds the locale, or the tenant, itself. */
function rewrittenTo(site: Site, route: string): RequestPath[] {
  const [first = '', ...rest] = segmentsOf(route)
  if (!/^\[[^.\]]+\]$/.test(first)) return []
  return samplePaths(`/${rest.join('/')}`, site.hints)
    .flatMap(path => spellings(site.config, path))
    .map(each => ({ ...each, rewritten: true }))
}
