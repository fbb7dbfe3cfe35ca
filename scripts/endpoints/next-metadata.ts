import type { Project } from '../project/project.ts'
import { exportsOf } from './definitions.ts'
import { handlerOf, idIn, type Found } from './handler.ts'
import { inFolder, routeStem, type NextRoot } from './next-roots.ts'
import { appRoute } from './route-path.ts'

/**
 * Files with code that answer crawlers and link previews
 * (https://nextjs.org/docs/app/api-reference/file-conventions/metadata): the name of the file, what the route ends in,
 * and whether it counts at the root of the app alone.
 */
const CONVENTIONS: readonly { name: RegExp; ending: (name: string) => string; rootOnly: boolean }[] = [
  { name: /^sitemap$/, ending: () => 'sitemap.xml', rootOnly: false },
  { name: /^robots$/, ending: () => 'robots.txt', rootOnly: true },
  { name: /^manifest$/, ending: () => 'manifest.webmanifest', rootOnly: true },
  { name: /^(?:icon|apple-icon|opengraph-image|twitter-image)\d?$/, ending: name => name, rootOnly: false },
]

/** What tells which of several sitemaps or images there are. */
const SEVERAL = ['generateSitemaps', 'generateImageMetadata'] as const

/** Sitemaps, robots.txt, manifests and generated images of one Next app: each a GET of its own. */
export function metadataRoutes(project: Project, root: NextRoot): Found {
  const found: Found = { endpoints: [], unknown: [] }
  const { appDir } = root
  if (appDir === null) return found
  for (const file of project.files) {
    const segments = inFolder(file, appDir)
      ? routeStem(file, root.extensions)
          ?.slice(appDir.length + 1)
          .split('/')
      : undefined
    const name = segments?.pop()
    const convention = CONVENTIONS.find(each => name !== undefined && each.name.test(name))
    if (!segments || name === undefined || !convention) continue
    if (convention.rootOnly && segments.length > 0) continue
    const folder = appRoute(segments)
    const { bindings } = exportsOf(project, file)
    const binding = bindings.get('default')
    if (folder === null || !binding) continue
    const path = `${folder === '/' ? '' : folder}/${convention.ending(name)}`
    const beside = SEVERAL.flatMap(each => {
      const node = bindings.get(each)?.node
      return node ? [{ file, export: each, handler: node }] : []
    })
    found.endpoints.push({
      ...handlerOf(binding),
      id: idIn(root, `GET ${path}`),
      kind: 'route-handler',
      file,
      method: 'GET',
      export: 'default',
      path,
      app: project.appOf(file),
      layouts: [],
      forCrawlers: true,
      ...(beside.length > 0 ? { beside } : {}),
    })
  }
  return found
}
