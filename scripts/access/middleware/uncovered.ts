import type { Middleware } from './evaluate.ts'
import { concretePaths } from './patterns.ts'

/** What callers put behind a dynamic segment to be taken for a static file. */
const ENDINGS = ['.png', '.zip', '@y.z']

/**
 * A path of a dynamic route that the matcher leaves out: the usual ones skip whatever looks like a file, and a dynamic
 * segment may look like one (docs: reference/nextjs/clerk-middleware#configuration).
 */
export function uncoveredPath(middleware: Middleware, route: string): string | undefined {
  if (!route.endsWith(']')) return undefined
  const paths = concretePaths(route).flatMap(path => ENDINGS.map(ending => path + ending))
  return paths.find(path => middleware.covers(path) === false)
}
