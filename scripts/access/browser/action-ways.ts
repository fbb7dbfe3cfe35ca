import { isSourceFile } from '../../endpoints/next-roots.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Project } from '../../project/project.ts'
import { isServerModule } from './imports.ts'
import { loadsOf, walk, type Layer, type Loads } from './loads.ts'
import { namingOf, tellsItself } from './named-actions.ts'

/**
 * How an action of a `'use server'` module can be called, as Next builds it (14.2, 15.5 and 16.4 were built and their
 * `server-reference-manifest.json` read): what nothing loads gets no id; what server code alone loads and calls gets one
 * that no browser is told.
 */
export interface ActionWays {
  told: 'browser' | 'server' | 'nowhere'
  /** The pages and layouts that hold it; null: something that Next shows under any path does. */
  pages: readonly EntryPoint[] | null
}

/** Files that Next takes up by their name (docs: app/api-reference/file-conventions). */
const BY_NAME =
  /(?:^|\/)(?:page|layout|template|default|error|global-error|not-found|global-not-found|loading|forbidden|unauthorized|route|(?:opengraph|twitter)-image|icon|sitemap|robots|manifest|instrumentation(?:-client)?|mdx-components)\.(?:[\w-]+\.)?[cm]?[jt]sx?$/
const OF_ONE_PAGE = /(?:^|\/)(?:page|layout|template|default|route)\./

/**
 * Answers for the actions of a project. undefined: it is no action of a module of its own, or documents and names that
 * lead nowhere may load it.
 */
export function actionWays(
  project: Project,
  endpoints: () => readonly EntryPoint[],
): (action: EntryPoint) => ActionWays | undefined {
  const loads = loadsOf(project)
  let held: ReadonlyMap<string, Held> | undefined
  let lost: ReadonlySet<string> | undefined
  const clear = !project.files.some(file => file.endsWith('.mdx'))
  return ({ kind, file, export: name, app }) => {
    if (kind !== 'server-action' || name === null || !clear || !isServerModule(project, file))
      return undefined
    held ??= holders(project, endpoints(), loads)
    const known = held.get(file)
    const pages = known?.everywhere === true ? null : [...(known?.pages ?? [])]
    if (isTold(project, held, file, name, 0) || tellsItself(project, file, name))
      return { told: 'browser', pages }
    lost ??= lostNames(project, loads)
    const isPackage = !endpoints().some(each => each.app === app && each.kind === 'page')
    if (isPackage || lost.has(nameOf(file)) || lost.has(COMPUTED)) return undefined
    return { told: known ? 'server' : 'nowhere', pages }
  }
}

/** Nobody hands a name through more modules. */
const FARTHEST = 6

/** Does any module that loads it tell browsers of the name, itself or by exporting it again? */
function isTold(
  project: Project,
  held: ReadonlyMap<string, Held>,
  file: string,
  name: string,
  depth: number,
): boolean {
  if (depth > FARTHEST) return true
  return [...(held.get(file)?.by.values() ?? [])].some(({ from, layer }) => {
    const { told, exportedAs } = namingOf(project, { from, layer, file, name })
    return told || exportedAs.some(each => isTold(project, held, from, each, depth + 1))
  })
}

/** What the end of a specifier calls a file: its own name, and an index by its folder's. */
function nameOf(file: string): string {
  const [stem = '', folder = ''] = file
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('/')
    .toReversed()
  return stem === 'index' ? folder : stem
}

/** Stands for names that are put together: any module may be meant. */
const COMPUTED = '*'

/** The last names of specifiers that lead to no file: one of these may be a module of actions. */
function lostNames(project: Project, loads: Loads): ReadonlySet<string> {
  const files = project.files.filter(isSourceFile)
  const ends = files.flatMap(file => loads.lostOf(file)).map(specifier => nameOf(specifier))
  return new Set(files.some(file => loads.isComputed(file)) ? [...ends, COMPUTED] : ends)
}

/** By whom a module is loaded. */
interface Held {
  pages: Set<EntryPoint>
  everywhere: boolean
  by: Map<string, { from: string; layer: Layer }>
}

function holders(project: Project, endpoints: readonly EntryPoint[], loads: Loads): Map<string, Held> {
  const held = new Map<string, Held>()
  const note = (roots: readonly string[], page: EntryPoint | null) => {
    for (const { file, from, layer } of walk(project, roots, loads)) {
      const known = held.get(file) ?? { pages: new Set(), everywhere: false, by: new Map() }
      held.set(file, known)
      if (page) known.pages.add(page)
      else known.everywhere = true
      known.by.set(`${layer} ${from}`, { from, layer })
    }
  }
  for (const endpoint of endpoints)
    if (endpoint.kind !== 'server-action' && endpoint.kind !== 'middleware')
      note([endpoint.file, ...endpoint.layouts], endpoint)
  note(
    project.files.filter(file => BY_NAME.test(file) && !OF_ONE_PAGE.test(file) && isSourceFile(file)),
    null,
  )
  return held
}
