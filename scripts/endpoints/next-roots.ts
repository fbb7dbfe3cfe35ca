import type { App, Project } from '../project/project.ts'
import { NEXT_CONFIG, readNextConfig, type NextConfig } from './next-config.ts'

/** A folder that `next build` is run in. */
export interface NextRoot {
  /** POSIX path relative to the audited folder, '' for the folder itself. */
  dir: string
  app: App
  /** `app` or `src/app`, relative to the audited folder; null where there is none. */
  appDir: string | null
  pagesDir: string | null
  /** Extensions of files that make routes, without the dot, longest first. */
  extensions: readonly string[]
  config: NextConfig
  /** A package that only uses next, beside the apps that have routes: nothing in it is run by its name. */
  isLibrary: boolean
  /** Does it stand beside other Next apps, so that a route alone does not name an endpoint? */
  amongSeveral: boolean
}

/** Next's own are tsx, ts, jsx and js; `.mjs` is common in `pageExtensions` of JavaScript apps. */
const EXTENSIONS = ['tsx', 'ts', 'jsx', 'mjs', 'js'] as const
const SOURCE = /\.[cm]?[jt]sx?$/
const DECLARATIONS = /\.d\.[cm]?ts$/
const APP_SHAPE = /(?:^|\/)(?:page|layout|route|default|template)\.(?:[\w-]+\.)?[cm]?[jt]sx?$/

const found = new WeakMap<Project, readonly NextRoot[]>()

/** The Next apps of a project, in the order of their folders. */
export function nextRoots(project: Project): readonly NextRoot[] {
  const known = found.get(project)
  if (known) return known
  const roots = [...rootDirs(project)].sort().map(dir => rootAt(project, dir))
  const routed = roots.filter(root => root.appDir !== null || root.pagesDir !== null)
  const answer = roots.map(root => ({
    ...root,
    isLibrary: routed.length > 0 && !routed.includes(root) && root.config.files.length === 0,
    amongSeveral: routed.length > 1,
  }))
  found.set(project, answer)
  return answer
}

/** What an app's next.config says; of an app without one, what holds by default. */
export function configOf(project: Project, app: App): NextConfig {
  const roots = nextRoots(project).filter(root => root.app === app)
  return (roots.find(root => !root.isLibrary) ?? roots[0])?.config ?? readNextConfig(project, [])
}

/** The literal `basePath` of an app's next.config, '' where there is none. Routes are reported without it. */
export function basePathOf(project: Project, app: App): string {
  return (
    nextRoots(project).find(root => root.app === app && root.config.basePath !== '')?.config.basePath ?? ''
  )
}

/** A source file's path without an extension that makes routes; null where it has none of them. */
export function routeStem(file: string, extensions: readonly string[]): string | null {
  if (DECLARATIONS.test(file)) return null
  const extension = extensions.find(each => file.endsWith(`.${each}`))
  return extension === undefined ? null : file.slice(0, -extension.length - 1)
}

/** Files that may hold code of an app: no declarations, no tests. */
export function isSourceFile(file: string): boolean {
  return SOURCE.test(file) && !DECLARATIONS.test(file) && !isTest(file)
}

export function isTest(file: string): boolean {
  return /\.(?:test|spec|stories)\.[cm]?[jt]sx?$|(?:^|\/)__(?:tests|mocks)__\//.test(file)
}

export function inFolder(file: string, dir: string): boolean {
  return dir === '' || file.startsWith(`${dir}/`)
}

export function join(dir: string, name: string): string {
  return dir === '' ? name : `${dir}/${name}`
}

/**
 * Folders whose package.json names next or that hold a next.config (in some monorepos the only package.json
 * is the root's). Where nobody names next, folders that look like its apps and use Clerk's SDK for it.
 */
function rootDirs(project: Project): Set<string> {
  const dirs = new Set<string>()
  for (const app of project.apps) {
    if (app.dependencies.has('next') || app.frameworks.some(each => each.name === 'next')) dirs.add(app.dir)
  }
  for (const file of project.files) {
    const { dir, name } = split(file)
    if (NEXT_CONFIG.test(name)) dirs.add(dir)
  }
  if (dirs.size > 0) return dirs
  for (const app of project.apps) {
    if ((appDirOf(project, app.dir) ?? pagesDirOf(project, app.dir)) && usesClerk(project, app))
      dirs.add(app.dir)
  }
  return dirs
}

function usesClerk(project: Project, app: App): boolean {
  return (
    app.dependencies.has('@clerk/nextjs') ||
    project.files.some(
      file =>
        isSourceFile(file) &&
        project.appOf(file) === app &&
        project.text(file)?.includes('@clerk/nextjs') === true,
    )
  )
}

function rootAt(project: Project, dir: string): NextRoot {
  const configs = project.files.filter(file => {
    const at = split(file)
    return at.dir === dir && NEXT_CONFIG.test(at.name)
  })
  const config = readNextConfig(project, configs)
  // MDX pages hold no code that we read.
  const extensions = [...(config.pageExtensions ?? EXTENSIONS)]
    .filter(extension => !/\bmdx?$/.test(extension))
    .sort((a, b) => b.length - a.length)
  const owner =
    project.apps.find(app => app.dir === dir) ?? project.appOf(configs[0] ?? join(dir, 'package.json'))
  const appDir = appDirOf(project, dir)
  // Next wants both in one folder: beside a root `app`, `src/pages` is a folder of components (Feature-Sliced Design).
  const pages = pagesDirOf(project, dir)
  const pagesDir = appDir === join(dir, 'app') && pages === join(dir, 'src/pages') ? null : pages
  return { dir, app: owner, appDir, pagesDir, extensions, config, isLibrary: false, amongSeveral: false }
}

function appDirOf(project: Project, dir: string): string | null {
  return firstHolding(project, dir, 'app', file => APP_SHAPE.test(file))
}

function pagesDirOf(project: Project, dir: string): string | null {
  return firstHolding(project, dir, 'pages', isSourceFile)
}

/** Next takes the folder beside package.json before the one in src/. */
function firstHolding(
  project: Project,
  dir: string,
  name: string,
  wanted: (file: string) => boolean,
): string | null {
  // A package further down has routes of its own: `app/package.json` makes `app/` an app, not its routes.
  const own = project.files.filter(
    file => inFolder(file, dir) && wanted(file) && project.appOf(file).dir.length <= dir.length,
  )
  return (
    [join(dir, name), join(dir, `src/${name}`)].find(each => own.some(file => inFolder(file, each))) ?? null
  )
}

function split(file: string): { dir: string; name: string } {
  const slash = file.lastIndexOf('/')
  return { dir: file.slice(0, Math.max(0, slash)), name: file.slice(slash + 1) }
}
