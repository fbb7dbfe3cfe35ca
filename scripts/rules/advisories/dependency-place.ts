import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import type { Place } from '../../core/place.ts'
import type { App, Project } from '../../project/project.ts'

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']

/** The line of an app's package.json that names a dependency; undefined where it names none. */
export function dependencyPlace(project: Project, app: App, name: string): Place | undefined {
  const file = app.dir === '' ? 'package.json' : `${app.dir}/package.json`
  const text = project.text(file) ?? ''
  const root = parseTree(text)
  if (root === undefined) return undefined
  for (const section of SECTIONS) {
    const property = findNodeAtLocation(root, [section, name])?.parent
    if (property === undefined) continue
    const from = positionOf(text, property.offset)
    const to = positionOf(text, property.offset + property.length)
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
  return undefined
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
