import type { Step } from '../../core/place.ts'
import { isSourceFile } from '../../endpoints/next-roots.ts'
import { NEXT_CONFIG } from '../../endpoints/next-config.ts'
import { lineOf } from '../../project/lines.ts'
import type { App, Project } from '../../project/project.ts'
import type { ts } from '../../project/typescript.ts'
import type { ShapeAnswer } from './shape.ts'

/** The part of a project that is looked at: its files are those that run with one copy of a package. */
export interface Scope {
  project: Project
  apps: readonly App[]
  files: readonly string[]
}

const OTHER_SOURCE = /\.(?:astro|vue|svelte)$/

/** The files of these apps, and of the packages that no framework starts, which they may import. */
export function scopeOf(project: Project, apps: readonly App[]): Scope {
  const whole = apps.length === 0 || apps.some(app => app.frameworks.length === 0)
  const files = project.files.filter(file => {
    if (!isSourceFile(file) && !OTHER_SOURCE.test(file)) return false
    const owner = project.appOf(file)
    return whole || apps.includes(owner) || owner.frameworks.length === 0
  })
  return { project, apps: whole ? project.apps : apps, files }
}

/** The first place where a pattern matches; absent where none does. */
export function seen({ project, files }: Scope, pattern: RegExp): ShapeAnswer {
  for (const file of files) {
    const text = project.text(file)
    const index = text === undefined ? -1 : text.search(pattern)
    if (text !== undefined && index !== -1) {
      const line = text.slice(0, index).split('\n').length
      return { state: 'present', at: { file, line, note: 'seen here' } }
    }
  }
  return { state: 'absent' }
}

/** Syntax trees of the files that a pattern makes candidates. */
export function* candidates({ project, files }: Scope, pattern: RegExp): Generator<ts.SourceFile> {
  for (const file of files) {
    if (!pattern.test(project.text(file) ?? '')) continue
    const source = project.syntax(file)
    if (source) yield source
  }
}

/** The `next.config.*` files of the scope. */
export function* nextConfigs(scope: Scope): Generator<ts.SourceFile> {
  for (const file of scope.files) {
    const source = NEXT_CONFIG.test(file.slice(file.lastIndexOf('/') + 1))
      ? scope.project.syntax(file)
      : undefined
    if (source) yield source
  }
}

export function at(node: ts.Node, note: string): Step {
  return { file: node.getSourceFile().fileName, line: lineOf(node), note }
}
