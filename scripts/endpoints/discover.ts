import { placeOf } from '../project/lines.ts'
import type { Project } from '../project/project.ts'
import type { Discovery, EntryPoint } from './entry-point.ts'
import type { Found } from './handler.ts'
import { appRouterEndpoints } from './next-app.ts'
import { metadataRoutes } from './next-metadata.ts'
import { middlewareEndpoints } from './next-middleware.ts'
import { pagesRouterEndpoints } from './next-pages.ts'
import { nextRoots } from './next-roots.ts'
import { serverActions } from './server-actions.ts'
import { trpcProcedures } from './trpc.ts'

/**
 * Every way into the project that a framework opens, in the order of files and lines, each with an id of its
 * own. Throws nothing: what cannot be read is in `unknown`.
 */
export function discoverEndpoints(project: Project): Discovery {
  const roots = nextRoots(project)
  const parts: Found[] = roots.flatMap(root => [
    appRouterEndpoints(project, root),
    metadataRoutes(project, root),
    pagesRouterEndpoints(project, root),
    middlewareEndpoints(project, root),
    { endpoints: [], unknown: root.config.computed.map(setting => computedSetting(root.dir, setting)) },
  ])
  if (roots.length > 0) parts.push(serverActions(project))
  parts.push(trpcProcedures(project))
  const endpoints = parts.flatMap(part => part.endpoints)
  return { endpoints: inReportOrder(endpoints), unknown: parts.flatMap(part => part.unknown) }
}

/** In the order of files and lines, each with an id that no other has. */
export function inReportOrder(endpoints: readonly EntryPoint[]): EntryPoint[] {
  return withUniqueIds(endpoints.toSorted(bySource))
}

function computedSetting(dir: string, setting: string): { what: string; because: string } {
  const what = `${setting} of next.config${dir === '' ? '' : ` in ${dir}`}`
  return { what, because: 'it is computed, and nothing of the app is executed: the default is assumed' }
}

function bySource(a: EntryPoint, b: EntryPoint): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line
}

/** Ids that are used twice get their file, and where that is not enough their line and column. */
function withUniqueIds(endpoints: readonly EntryPoint[]): EntryPoint[] {
  const byFile = distinguished(endpoints, ({ id, file }) => (id.includes(file) ? id : `${id} (${file})`))
  const byLine = distinguished(byFile, ({ id, line }) => (id.endsWith(`:${line}`) ? id : `${id}:${line}`))
  return distinguished(byLine, ({ id, handler }) => `${id}:${placeOf(handler).column}`)
}

function distinguished(
  endpoints: readonly EntryPoint[],
  longer: (endpoint: EntryPoint) => string,
): EntryPoint[] {
  const counts = new Map<string, number>()
  for (const { id } of endpoints) counts.set(id, (counts.get(id) ?? 0) + 1)
  return endpoints.map(each => ((counts.get(each.id) ?? 0) > 1 ? { ...each, id: longer(each) } : each))
}
