import type { Gate } from './passage.ts'
import { spellings } from './request-path.ts'
import { fileLikePaths, samplePaths, taken } from './samples.ts'

/**
 * A path of a dynamic route that the middleware leaves alone: the usual matchers skip whatever looks like a file, and
 * prefixes of their own (`api`, `_next`), hand-written code does too, and a dynamic segment may look like any of these
 * (docs: reference/nextjs/clerk-middleware#configuration).
 */
export function uncoveredPath({ middleware, site }: Gate, route: string): string | undefined {
  const spelled = (path: string) => spellings(site.config, path)
  const file = fileLikePaths(route)
    .flatMap(spelled)
    .find(way => middleware.asked(way, { method: 'GET', without: null }, 'anonymous').kind === 'passes')
  if (file) return file.path
  return samplePaths(route, site.hints)
    .filter(path => !taken(path, route, site.routes))
    .flatMap(spelled)
    .find(way => middleware.covers(way) === false)?.path
}
