import type { Project } from '../project/project.ts'
import { exportsOf } from './definitions.ts'
import type { Beside, EntryPoint } from './entry-point.ts'
import type { Binding } from './exports.ts'
import { handlerOf, idIn, type Found } from './handler.ts'
import { inFolder, routeStem, type NextRoot } from './next-roots.ts'
import { appRoute } from './route-path.ts'

/** https://nextjs.org/docs/app/api-reference/file-conventions/route */
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const VIEWS = ['page', 'layout', 'template', 'default'] as const
type View = (typeof VIEWS)[number]

/** Called for the same request as the page or layout that exports them, on their own. */
const DESCRIBE = ['generateMetadata', 'generateViewport'] as const

/** Shown while a page is awaited, or in its place. `error` files are client components. */
const FALLBACKS = new Set(['loading', 'not-found', 'forbidden', 'unauthorized'])

/** What stands around the views of an app, by folder. */
interface Around {
  wrappers: ReadonlyMap<string, readonly string[]>
  fallbacks: ReadonlyMap<string, readonly Beside[]>
}

/** A file of the App Router that has a part in a route. */
interface RouteFile {
  file: string
  /** Its folder, relative to the audited folder. */
  folder: string
  convention: View | 'route'
  path: string
}

/** Pages, layouts, templates, defaults and route handlers of one Next app. */
export function appRouterEndpoints(project: Project, root: NextRoot): Found {
  const found: Found = { endpoints: [], unknown: [] }
  const { appDir } = root
  if (appDir === null) return found
  const files = routeFiles(project, root, appDir)
  const wrappers = new Map<string, string[]>()
  // In a folder the layout stands around the template.
  for (const convention of ['layout', 'template']) {
    for (const each of files.filter(file => file.convention === convention)) {
      wrappers.set(each.folder, [...(wrappers.get(each.folder) ?? []), each.file])
    }
  }
  const fallbacks = fallbacksOf(project, root, appDir)
  for (const each of files) {
    if (each.convention === 'route') addVerbs(project, root, each, found)
    else addView(project, root, { ...each, convention: each.convention }, { wrappers, fallbacks }, found)
  }
  return found
}

function routeFiles(project: Project, root: NextRoot, appDir: string): RouteFile[] {
  const files: RouteFile[] = []
  for (const file of project.files) {
    if (!inFolder(file, appDir)) continue
    const segments = routeStem(file, root.extensions)
      ?.slice(appDir.length + 1)
      .split('/')
    const name = segments?.pop()
    const convention = name === 'route' ? name : VIEWS.find(view => view === name)
    if (!segments || !convention) continue
    const path = appRoute(segments)
    if (path !== null) files.push({ file, folder: [appDir, ...segments].join('/'), convention, path })
  }
  return files
}

function addView(
  project: Project,
  root: NextRoot,
  { file, folder, convention, path }: RouteFile & { convention: View },
  { wrappers, fallbacks }: Around,
  { endpoints, unknown }: Found,
): void {
  const { bindings } = exportsOf(project, file)
  const binding = bindings.get('default')
  if (!binding) {
    if (project.syntax(file))
      unknown.push({ what: file, because: `a ${convention} without a default export` })
    else unknown.push({ what: file, because: 'it could not be read as source' })
    return
  }
  const id = idIn(root, `${convention} ${path}`)
  const inside = convention === 'page' || convention === 'default'
  const folders = inside ? [...foldersDownTo(folder)] : []
  const layouts = folders.flatMap(each => wrappers.get(each) ?? [])
  const beside = [
    ...DESCRIBE.flatMap(name => besideOf(file, name, bindings.get(name))),
    ...folders.flatMap(each => fallbacks.get(each) ?? []),
  ]
  endpoints.push({
    ...handlerOf(binding),
    id,
    kind: convention,
    file,
    method: null,
    export: 'default',
    path,
    app: project.appOf(file),
    layouts,
    ...(beside.length > 0 ? { beside } : {}),
  })
}

function besideOf(file: string, name: string, binding: Binding | undefined): Beside[] {
  return binding ? [{ file, export: name, handler: binding.node }] : []
}

/** What may be shown in place of a page, by its folder. */
function fallbacksOf(project: Project, root: NextRoot, appDir: string): Map<string, Beside[]> {
  const found = new Map<string, Beside[]>()
  for (const file of project.files) {
    const stem = inFolder(file, appDir) ? routeStem(file, root.extensions) : null
    const slash = stem?.lastIndexOf('/') ?? -1
    if (!stem || !FALLBACKS.has(stem.slice(slash + 1))) continue
    const binding = exportsOf(project, file).bindings.get('default')
    const folder = stem.slice(0, slash)
    found.set(folder, [...(found.get(folder) ?? []), ...besideOf(file, 'default', binding)])
  }
  return found
}

/** A folder's ancestors and itself, outermost first. */
function* foldersDownTo(folder: string): Generator<string> {
  for (let slash = folder.indexOf('/'); slash !== -1; slash = folder.indexOf('/', slash + 1)) {
    yield folder.slice(0, slash)
  }
  yield folder
}

function addVerbs(
  project: Project,
  root: NextRoot,
  { file, path }: RouteFile,
  { endpoints, unknown }: Found,
): void {
  if (!project.syntax(file)) {
    unknown.push({ what: file, because: 'it could not be read as source' })
    return
  }
  const { bindings, unfollowed } = exportsOf(project, file)
  for (const { specifier, because } of unfollowed) {
    unknown.push({
      what: file,
      because: `what \`export * from '${specifier}'\` adds is not known: ${because}`,
    })
  }
  const verbs: EntryPoint[] = []
  for (const verb of VERBS) {
    const binding = bindings.get(verb)
    if (!binding) continue
    const id = idIn(root, `${verb} ${path}`)
    verbs.push({
      ...handlerOf(binding),
      id,
      kind: 'route-handler',
      file,
      method: verb,
      export: verb,
      path,
      app: project.appOf(file),
      layouts: [],
    })
  }
  if (verbs.length === 0 && unfollowed.length === 0) {
    unknown.push({ what: file, because: 'a route without an exported HTTP verb' })
  }
  endpoints.push(...verbs)
}
