import type { Project } from '../project/project.ts'
import { exportsOf } from './definitions.ts'
import type { EntryPoint } from './entry-point.ts'
import { handlerOf, idIn, type Found } from './handler.ts'
import { inFolder, routeStem, type NextRoot } from './next-roots.ts'
import { appRoute } from './route-path.ts'

/** https://nextjs.org/docs/app/api-reference/file-conventions/route */
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const VIEWS = ['page', 'layout', 'template', 'default'] as const
type View = (typeof VIEWS)[number]

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
  for (const each of files) {
    if (each.convention === 'route') addVerbs(project, root, each, found)
    else addView(project, root, { ...each, convention: each.convention }, wrappers, found)
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
  wrappers: ReadonlyMap<string, readonly string[]>,
  { endpoints, unknown }: Found,
): void {
  const binding = exportsOf(project, file).bindings.get('default')
  if (!binding) {
    if (project.syntax(file))
      unknown.push({ what: file, because: `a ${convention} without a default export` })
    else unknown.push({ what: file, because: 'it could not be read as source' })
    return
  }
  const id = idIn(root, `${convention} ${path}`)
  const inside = convention === 'page' || convention === 'default'
  const layouts = inside ? [...foldersDownTo(folder)].flatMap(each => wrappers.get(each) ?? []) : []
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
  })
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
