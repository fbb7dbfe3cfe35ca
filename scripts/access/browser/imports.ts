import { hasDirective } from '../../endpoints/tree.ts'
import { isSourceFile } from '../../endpoints/next-roots.ts'
import type { Project } from '../../project/project.ts'

/**
 * Every specifier that a file may load, without its tree: the graph of a large app is drawn from these, and only the
 * files on a way to what matters are parsed. Imports of types alone are left out.
 */
const SPECIFIER =
  /\b(?:import|export)\s+(?!type\s+[\w{*])(?:[^'"`;()=]{0,1500}?\bfrom\s*)?['"]([^'"\n]{1,300})['"]|\b(?:import|require)\s*\(\s*['"]([^'"\n]{1,300})['"]/g

/** More files than browsers load of any app; what lies beyond is said. */
const MOST = 20_000

/** The modules of the project that the roots load, directly or not, with those that each of them loads. */
export function modulesFrom(
  project: Project,
  roots: Iterable<string>,
): { next: ReadonlyMap<string, readonly string[]>; whole: boolean } {
  const next = new Map<string, readonly string[]>()
  const queue = [...roots]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (next.has(file)) continue
    if (next.size >= MOST) return { next, whole: false }
    const loaded = loadedBy(project, file)
    next.set(file, loaded)
    queue.push(...loaded.filter(each => !next.has(each)))
  }
  return { next, whole: true }
}

/** Every specifier that a text may load. */
export function specifiersOf(text: string): string[] {
  return [...text.matchAll(SPECIFIER)].map(([, from, called]) => from ?? called ?? '')
}

/** The modules of the project that a file loads, without its tree. */
export function loadedBy(project: Project, file: string): string[] {
  const found = new Set<string>()
  for (const specifier of specifiersOf(project.text(file) ?? '')) {
    const to = project.resolve(specifier, file)
    if (to.kind === 'file' && isSourceFile(to.file) && !isServerModule(project, to.file)) found.add(to.file)
  }
  return [...found]
}

/** What a `'use server'` module exports is called from the browser by id: its code stays on the server. */
export function isServerModule(project: Project, file: string): boolean {
  const text = project.text(file) ?? ''
  if (!/['"]use server['"]/.test(text)) return false
  if (/^\s*['"]use server['"]/.test(text)) return true
  const source = project.syntax(file)
  return source !== undefined && hasDirective(source.statements, 'use server')
}

/** Of all modules, those from which one of the ends is loaded, the ends included. */
export function leadingTo(
  next: ReadonlyMap<string, readonly string[]>,
  ends: ReadonlySet<string>,
): ReadonlySet<string> {
  const previous = new Map<string, string[]>()
  for (const [file, loaded] of next) {
    for (const each of loaded) {
      const known = previous.get(each)
      if (known) known.push(file)
      else previous.set(each, [file])
    }
  }
  const found = new Set<string>()
  const queue = [...ends].filter(end => next.has(end))
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue
    found.add(file)
    queue.push(...(previous.get(file) ?? []))
  }
  return found
}
