import { posix } from 'node:path'
import { inFolder, isSourceFile, nextRoots, routeStem } from '../../endpoints/next-roots.ts'
import { hasDirective } from '../../endpoints/tree.ts'
import type { Project } from '../../project/project.ts'

/** A module that a bundler starts from when it builds for browsers. */
export interface BrowserRoot {
  file: string
  /** Why it is one, as a report says it. */
  because: string
  /** Exports that the framework takes out of the browser's copy, with all that only they use. */
  stripped: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()
/** https://nextjs.org/docs/pages/building-your-application/data-fetching/get-server-side-props */
const OF_PAGES: ReadonlySet<string> = new Set([
  'getServerSideProps',
  'getStaticProps',
  'getStaticPaths',
  'config',
])
/** https://reactrouter.com/explanation/special-files: these exports of a route run on the server. */
const OF_ROUTES: ReadonlySet<string> = new Set(['loader', 'action', 'headers', 'middleware'])

/** The directive stands first, but for comments: a long licence text before it is rare. */
const HEAD = 4_000

/** Every module that starts a bundle for browsers, each file once. */
export function browserRoots(project: Project): ReadonlyMap<string, BrowserRoot> {
  const roots = new Map<string, BrowserRoot>()
  const add = (file: string, because: string, stripped = NOTHING) => {
    if (!roots.has(file)) roots.set(file, { file, because, stripped })
  }
  for (const file of project.files) {
    if (isSourceFile(file) && isClient(project, file)) add(file, "it begins with 'use client'")
  }
  for (const file of pagesOf(project)) add(file, 'the Pages Router sends it to the browser', OF_PAGES)
  for (const file of routesOf(project)) add(file, 'the router sends its component to the browser', OF_ROUTES)
  for (const file of scriptsOf(project)) add(file, 'a page loads it as its script')
  return roots
}

function isClient(project: Project, file: string): boolean {
  const head = project.text(file)?.slice(0, HEAD) ?? ''
  if (!/['"]use client['"]/.test(head)) return false
  // Where nothing but white space stands before it, the tree has nothing to add.
  if (/^\s*['"]use client['"]/.test(head)) return true
  const source = project.syntax(file)
  return source !== undefined && hasDirective(source.statements, 'use client')
}

function* pagesOf(project: Project): Generator<string> {
  for (const { pagesDir, extensions } of nextRoots(project)) {
    if (pagesDir === null) continue
    for (const file of project.files) {
      const stem = inFolder(file, pagesDir) && isSourceFile(file) ? routeStem(file, extensions) : null
      const route = stem?.slice(pagesDir.length + 1)
      if (route !== undefined && route !== '_document' && !/^api(?:\/|$)/.test(route)) yield file
    }
  }
}

function* routesOf(project: Project): Generator<string> {
  for (const { dir, frameworks } of project.apps) {
    if (!frameworks.some(({ name }) => name === 'react-router' || name === 'remix')) continue
    const folder = dir === '' ? 'app' : `${dir}/app`
    for (const file of project.files) {
      if (!inFolder(file, folder) || !isSourceFile(file)) continue
      const name = file.slice(folder.length + 1)
      if (/^(?:root|entry\.client)\.[jt]sx?$|^routes\//.test(name) && !/\.server\.[jt]sx?$/.test(name))
        yield file
    }
  }
}

/** `<script type="module" src="/src/main.tsx">` of an index.html beside a package.json, and Create React App's entry. */
function* scriptsOf(project: Project): Generator<string> {
  for (const { dir, dependencies } of project.apps) {
    const at = (name: string) => (dir === '' ? name : `${dir}/${name}`)
    const page = project.files.includes(at('index.html')) ? (project.text(at('index.html')) ?? '') : ''
    const named = [...page.matchAll(/<script\b[^>]{0,200}\bsrc=["']([^"']{1,300})["']/g)].map(
      ([, src = '']) => src,
    )
    if (dependencies.has('react-scripts')) named.push('src/index.tsx', 'src/index.jsx', 'src/index.js')
    for (const name of named) {
      const file = posix.normalize(at(name.replace(/^\.?\//, '')))
      if (project.files.includes(file) && isSourceFile(file)) yield file
    }
  }
}
