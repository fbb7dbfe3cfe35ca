import type { Project } from '../project/project.ts'
import { exportsOf } from './definitions.ts'
import type { EntryPoint } from './entry-point.ts'
import { handlerOf, type Found } from './handler.ts'
import { join, nextRoots, routeStem, type NextRoot } from './next-roots.ts'

/** `proxy` is what Next 16 calls the middleware: https://nextjs.org/docs/app/api-reference/file-conventions/proxy */
const NAMES = ['middleware', 'proxy'] as const
type Name = (typeof NAMES)[number]
const PROXY_SINCE = 16

/** A file that looks like the middleware and that Next never runs. */
export interface Misplaced {
  file: string
  because: string
}

/** The middleware of one Next app; both where both names are used. */
export function middlewareEndpoints(project: Project, root: NextRoot): Found {
  const found: Found = { endpoints: [], unknown: [] }
  for (const name of NAMES) {
    for (const folder of homes(root)) {
      const file = fileNamed(project, root, folder, name)
      if (file === undefined || notYetKnown(root, name)) continue
      const endpoint = endpointOf(project, file, name)
      if (endpoint) found.endpoints.push(endpoint)
      else found.unknown.push({ what: file, because: `it exports neither ${name} nor a default` })
    }
  }
  return found
}

/** Files that were meant to be the middleware and stand where Next does not look, or bear a name it does not know. */
export function misplacedMiddleware(project: Project): Misplaced[] {
  return nextRoots(project).flatMap(root => {
    if (root.isLibrary) return []
    const right = homes(root)
    const wrong = [root.dir, join(root.dir, 'src'), root.appDir, root.pagesDir]
    return NAMES.flatMap(name => [
      ...right.flatMap(folder => tooEarly(project, root, folder, name)),
      ...wrong.flatMap(folder =>
        folder === null || right.includes(folder) ? [] : elsewhere(project, root, folder, name),
      ),
    ])
  })
}

/**
 * Next looks beside `app` or `pages`, and nowhere else: in `src` where those stand in `src`.
 * Where neither is there to tell, both places may be right.
 */
function homes(root: NextRoot): string[] {
  const routes = root.pagesDir ?? root.appDir
  if (routes === null) return root.isLibrary ? [] : [root.dir, join(root.dir, 'src')]
  return [routes.slice(0, Math.max(0, routes.lastIndexOf('/')))]
}

function fileNamed(project: Project, root: NextRoot, folder: string, name: string): string | undefined {
  const path = join(folder, name)
  return project.files.find(file => file.startsWith(`${path}.`) && routeStem(file, root.extensions) === path)
}

function endpointOf(project: Project, file: string, name: Name): EntryPoint | undefined {
  const { bindings } = exportsOf(project, file)
  // Next prefers the named export to the default one.
  const exported = bindings.has(name) ? name : 'default'
  const binding = bindings.get(exported)
  if (!binding) return undefined
  const id = `middleware ${file}`
  return {
    ...handlerOf(binding),
    id,
    kind: 'middleware',
    file,
    method: null,
    export: exported,
    path: null,
    app: project.appOf(file),
    layouts: [],
  }
}

function notYetKnown(root: NextRoot, name: Name): boolean {
  const major = root.app.version('next')?.major ?? null
  return name === 'proxy' && major !== null && major < PROXY_SINCE
}

function tooEarly(project: Project, root: NextRoot, folder: string, name: Name): Misplaced[] {
  const file = notYetKnown(root, name) ? fileNamed(project, root, folder, name) : undefined
  if (file === undefined || !endpointOf(project, file, name)) return []
  const version = root.app.version('next')?.version ?? 'the installed version'
  return [
    {
      file,
      because: `Next runs proxy files from ${PROXY_SINCE} on, and this app has ${version}: name it middleware`,
    },
  ]
}

function elsewhere(project: Project, root: NextRoot, folder: string, name: Name): Misplaced[] {
  const file = fileNamed(project, root, folder, name)
  if (file === undefined || !endpointOf(project, file, name)) return []
  const home = homes(root)[0]
  return [
    {
      file,
      because: `Next looks for it in ${home === '' ? 'the folder of package.json' : `${home}/`} only, beside its routes`,
    },
  ]
}
