import type { Project } from '../project/project.ts'
import {
  endpointOf,
  fileNamed,
  homes,
  NAMES,
  notYetKnown,
  PROXY_SINCE,
  type Name,
} from './next-middleware.ts'
import { isSourceFile, join, nextRoots, type NextRoot } from './next-roots.ts'

/** A file that looks like the middleware and that Next never runs. */
export interface Misplaced {
  file: string
  because: string
}

/** Files that were meant to be the middleware and stand where Next does not look, or bear a name it does not know. */
export function misplacedMiddleware(project: Project): Misplaced[] {
  return nextRoots(project).flatMap(root => {
    if (root.isLibrary) return []
    const right = homes(root)
    const wrong = [root.dir, join(root.dir, 'src'), root.appDir, root.pagesDir]
    const named = NAMES.flatMap(name => [
      ...right.flatMap(folder => tooEarly(project, root, folder, name)),
      ...right.flatMap(folder => wrongEnding(project, root, folder, name)),
      ...wrong.flatMap(folder =>
        folder === null || right.includes(folder) ? [] : elsewhere(project, root, folder, name),
      ),
    ])
    return [
      ...named,
      ...right.flatMap(folder => twice(project, root, folder)),
      ...alike(project, root, right),
    ]
  })
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

/** `pageExtensions` holds for the middleware too (https://nextjs.org/docs/app/api-reference/config/next-config-js/pageExtensions). */
function wrongEnding(project: Project, root: NextRoot, folder: string, name: Name): Misplaced[] {
  if (notYetKnown(root, name) || fileNamed(project, root, folder, name) !== undefined) return []
  const file = fileNamed(project, { extensions: ['ts', 'js', 'mjs'] }, folder, name)
  if (file === undefined || !endpointOf(project, file, name)) return []
  const endings = root.extensions.map(each => `.${each}`).join(', ')
  return [{ file, because: `pageExtensions of next.config lets only ${endings} take part` }]
}

/** Since Next 16 knows both names it refuses to build where both are used (next `build/index`). */
function twice(project: Project, root: NextRoot, folder: string): Misplaced[] {
  if ((root.app.version('next')?.major ?? PROXY_SINCE) < PROXY_SINCE) return []
  const [older, newer] = NAMES.map(name => fileNamed(project, root, folder, name))
  if (older === undefined || newer === undefined) return []
  return [{ file: older, because: `Next ${PROXY_SINCE} does not build with ${newer} beside it: keep one` }]
}

/** `middlewares.ts`, `Middleware.ts`, `_middleware.ts`: names that are nearly the right one, in the right folder. */
function alike(project: Project, root: NextRoot, folders: readonly string[]): Misplaced[] {
  return project.files.flatMap(file => {
    const slash = file.lastIndexOf('/')
    const stem = file.slice(slash + 1).replace(/\.[cm]?[jt]sx?$/, '')
    if (!folders.includes(file.slice(0, Math.max(0, slash))) || !isSourceFile(file)) return []
    if (!/^_?(middlewares?|proxy)$/i.test(stem) || NAMES.some(name => name === stem)) return []
    const name: Name = /proxy/i.test(stem) && !notYetKnown(root, 'proxy') ? 'proxy' : 'middleware'
    return endpointOf(project, file, name)
      ? [{ file, because: `Next looks for ${name} by just that name` }]
      : []
  })
}
