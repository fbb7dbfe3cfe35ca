import { isSourceFile } from '../../endpoints/next-roots.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Project } from '../../project/project.ts'
import { isServerModule } from './imports.ts'
import { BY_NAME } from './loaded.ts'
import { endOf, graphOf, type Graph } from './loads.ts'
import { namingOf, tellsItself } from './named-actions.ts'

/**
 * How an action of a `'use server'` module can be called, as Next builds it (14.2, 15.5 and 16.4 were built and their
 * `server-reference-manifest.json` read): what nothing loads gets no id; what server code alone loads and calls gets one
 * that no browser is told.
 */
export interface ActionWays {
  told: 'browser' | 'server' | 'nowhere'
  /** The pages and layouts that hold it; null: others may, or something that Next shows under any path. */
  pages: readonly EntryPoint[] | null
}

/** Of these, what belongs to one page; Next shows the others under any path. */
const OF_ONE_PAGE = /(?:^|\/)(?:page|layout|template|default|route)\./

/**
 * Answers for the actions of a project. undefined: it is no action of a module of its own, or documents and names that
 * lead nowhere may load it.
 */
export function actionWays(
  project: Project,
  endpoints: () => readonly EntryPoint[],
): (action: EntryPoint) => ActionWays | undefined {
  let built: Built | undefined
  const clear = !project.files.some(file => file.endsWith('.mdx'))
  return ({ kind, file, export: name, app }) => {
    if (kind !== 'server-action' || name === null || !clear || !isServerModule(project, file))
      return undefined
    built ??= build(project, endpoints())
    const { graph } = built
    const isLost = graph.computed || [...graph.leadingTo(file)].some(each => graph.lost.has(endOf(each)))
    const pages = isLost ? null : pagesIn(built, file)
    if (isTold(project, graph, file, name) || tellsItself(project, file, name))
      return { told: 'browser', pages }
    const isPackage = !endpoints().some(each => each.app === app && each.kind === 'page')
    if (isPackage || isLost) return undefined
    return { told: graph.loadersOf(file).length > 0 ? 'server' : 'nowhere', pages }
  }
}

interface Built {
  graph: Graph
  /** The endpoints that each root belongs to; null: Next shows it under any path. */
  owners: ReadonlyMap<string, readonly (EntryPoint | null)[]>
}

function build(project: Project, endpoints: readonly EntryPoint[]): Built {
  const owners = new Map<string, (EntryPoint | null)[]>()
  const note = (file: string, owner: EntryPoint | null) =>
    owners.set(file, [...(owners.get(file) ?? []), owner])
  for (const endpoint of endpoints)
    if (endpoint.kind !== 'server-action' && endpoint.kind !== 'middleware')
      for (const file of [endpoint.file, ...endpoint.layouts]) note(file, endpoint)
  for (const file of project.files)
    if (BY_NAME.test(file) && !OF_ONE_PAGE.test(file) && isSourceFile(file)) note(file, null)
  return { graph: graphOf(project, [...owners.keys()]), owners }
}

function pagesIn({ graph, owners }: Built, file: string): readonly EntryPoint[] | null {
  const found = [...graph.rootsOf(file)].flatMap(root => owners.get(root) ?? [])
  const pages = found.filter(each => each !== null)
  return pages.length < found.length ? null : [...new Set(pages)]
}

/** Does any module that loads it tell browsers of the name, itself or by exporting it again? */
function isTold(
  project: Project,
  graph: Graph,
  file: string,
  name: string,
  seen: Set<string> = new Set(),
): boolean {
  const key = `${file}\0${name}`
  if (seen.has(key)) return false
  seen.add(key)
  return graph.loadersOf(file).some(({ file: from, layer }) => {
    const { told, exportedAs } = namingOf(project, { from, layer, file, name })
    return told || exportedAs.some(each => isTold(project, graph, from, each, seen))
  })
}
