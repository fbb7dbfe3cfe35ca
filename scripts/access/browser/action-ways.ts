import { isSourceFile } from '../../endpoints/next-roots.ts'
import { hasDirective } from '../../endpoints/tree.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Project } from '../../project/project.ts'
import { isServerModule, specifiersOf } from './imports.ts'
import { namesAction } from './named-actions.ts'

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

type Layer = 'server' | 'client'

/** A module as one of the two bundles holds it; an action's module is where the browser's ends. */
interface Visit {
  file: string
  layer: Layer
}

/**
 * Answers for the actions of a project. undefined: it is no action of a module of its own, or documents and unresolved
 * names may load it.
 */
export function actionWays(
  project: Project,
  endpoints: () => readonly EntryPoint[],
): (action: EntryPoint) => ActionWays | undefined {
  let held: Map<string, Held> | undefined
  let lost: ReadonlySet<string> | undefined
  const clear = !project.files.some(file => file.endsWith('.mdx'))
  return ({ kind, file, export: name, app }) => {
    if (kind !== 'server-action' || name === null || !clear || !isServerModule(project, file))
      return undefined
    held ??= holders(project, endpoints())
    const known = held.get(file)
    const pages = known?.everywhere === true ? null : [...(known?.pages ?? [])]
    if (known && [...known.by].some(each => namesAction(project, { ...each, file, name })))
      return { told: 'browser', pages }
    lost ??= unresolved(project)
    const isPackage = !endpoints().some(each => each.app === app && each.kind === 'page')
    if (isPackage || lost.has(nameOf(file))) return undefined
    return { told: known ? 'server' : 'nowhere', pages }
  }
}

/** What the end of a specifier calls a file: its own name, and an index by its folder's. */
function nameOf(file: string): string {
  const [stem = '', folder = ''] = file
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('/')
    .toReversed()
  return stem === 'index' ? folder : stem
}

/** The last names of specifiers that lead to no file: one of these may be a module of actions. */
function unresolved(project: Project): ReadonlySet<string> {
  const names = project.files.filter(isSourceFile).flatMap(file =>
    specifiersOf(project.text(file) ?? '').flatMap(specifier => {
      const last = specifier
        .replace(/\.[cm]?[jt]sx?$/, '')
        .split('/')
        .at(-1)
      return last !== undefined && project.resolve(specifier, file).kind !== 'file' ? [last] : []
    }),
  )
  return new Set(names)
}

/** By whom an action's module is loaded. */
interface Held {
  pages: Set<EntryPoint>
  everywhere: boolean
  by: Set<{ from: string; layer: Layer }>
}

function holders(project: Project, endpoints: readonly EntryPoint[]): Map<string, Held> {
  const held = new Map<string, Held>()
  const loads = loader(project)
  const note = (roots: readonly string[], page: EntryPoint | null) => {
    for (const { file, from, layer } of walk(project, roots, loads)) {
      const known = held.get(file) ?? { pages: new Set(), everywhere: false, by: new Set() }
      held.set(file, known)
      if (page) known.pages.add(page)
      else known.everywhere = true
      if (![...known.by].some(each => each.from === from && each.layer === layer))
        known.by.add({ from, layer })
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

/** Every module of actions that the roots load, with the module that loads it. */
function* walk(
  project: Project,
  roots: readonly string[],
  loads: (file: string) => readonly string[],
): Generator<{ file: string; from: string; layer: Layer }> {
  const done = new Set<string>()
  const queue: Visit[] = roots.map(file => ({ file, layer: layerOf(project, file, 'server') }))
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const key = `${visit.layer} ${visit.file}`
    if (done.has(key)) continue
    done.add(key)
    for (const file of loads(visit.file)) {
      const isAction = isServerModule(project, file)
      if (isAction) yield { file, from: visit.file, layer: visit.layer }
      if (!isAction || visit.layer === 'server')
        queue.push({ file, layer: layerOf(project, file, visit.layer) })
    }
  }
}

function layerOf(project: Project, file: string, from: Layer): Layer {
  if (from === 'client') return 'client'
  const text = project.text(file) ?? ''
  if (!/['"]use client['"]/.test(text)) return 'server'
  const source = project.syntax(file)
  return source && hasDirective(source.statements, 'use client') ? 'client' : 'server'
}

function loader(project: Project): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return file => {
    const before = known.get(file)
    if (before) return before
    const loaded = specifiersOf(project.text(file) ?? '').flatMap(specifier => {
      const to = project.resolve(specifier, file)
      return to.kind === 'file' && isSourceFile(to.file) ? [to.file] : []
    })
    known.set(file, loaded)
    return loaded
  }
}
