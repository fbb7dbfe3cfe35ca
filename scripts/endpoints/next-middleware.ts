import type { Project } from '../project/project.ts'
import { exportsOf } from './definitions.ts'
import type { EntryPoint } from './entry-point.ts'
import { handlerOf, type Found } from './handler.ts'
import { join, routeStem, type NextRoot } from './next-roots.ts'

/** `proxy` is what Next 16 calls the middleware: https://nextjs.org/docs/app/api-reference/file-conventions/proxy */
export const NAMES = ['middleware', 'proxy'] as const
export type Name = (typeof NAMES)[number]
export const PROXY_SINCE = 16

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

/**
 * Next looks beside `app` or `pages`, and nowhere else: in `src` where those stand in `src`.
 * Where neither is there to tell, both places may be right.
 */
export function homes(root: NextRoot): string[] {
  const routes = root.pagesDir ?? root.appDir
  if (routes === null) return root.isLibrary ? [] : [root.dir, join(root.dir, 'src')]
  return [routes.slice(0, Math.max(0, routes.lastIndexOf('/')))]
}

export function fileNamed(
  project: Project,
  { extensions }: Pick<NextRoot, 'extensions'>,
  folder: string,
  name: string,
): string | undefined {
  const path = join(folder, name)
  return project.files.find(file => file.startsWith(`${path}.`) && routeStem(file, extensions) === path)
}

export function endpointOf(project: Project, file: string, name: Name): EntryPoint | undefined {
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

export function notYetKnown(root: NextRoot, name: Name): boolean {
  const major = root.app.version('next')?.major ?? null
  return name === 'proxy' && major !== null && major < PROXY_SINCE
}
