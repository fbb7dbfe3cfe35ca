import { isSourceFile } from '../../endpoints/next-roots.ts'
import type { Project } from '../../project/project.ts'
import { loadedBy } from './imports.ts'
import type { BrowserRoot } from './roots.ts'

/** Files that Next takes up by their name (docs: app/api-reference/file-conventions). */
export const BY_NAME =
  /(?:^|\/)(?:page|layout|template|default|error|global-error|not-found|global-not-found|loading|forbidden|unauthorized|route|(?:opengraph|twitter)-image|icon|sitemap|robots|manifest|instrumentation(?:-client)?|mdx-components)\.(?:[\w-]+\.)?[cm]?[jt]sx?$/

/** Does something of the project load a root: a framework by its name, or a module that imports it? */
export function loadedRoots(
  project: Project,
  roots: ReadonlyMap<string, BrowserRoot>,
): (file: string | undefined) => boolean {
  const known = new Map<string, boolean>()
  return file => {
    if (file === undefined) return false
    const answer = known.get(file) ?? isLoaded(project, file, roots.get(file))
    known.set(file, answer)
    return answer
  }
}

function isLoaded(project: Project, file: string, root: BrowserRoot | undefined): boolean {
  if (root?.because.includes("'use client'") !== true || BY_NAME.test(file)) return true
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '')
  // An index is named by its folder, and a package by a name of its own.
  if (stem === 'index') return true
  return project.files.some(each => {
    if (each === file || project.text(each)?.includes(stem) !== true) return false
    return each.endsWith('.mdx') || (isSourceFile(each) && loadedBy(project, each).includes(file))
  })
}
