import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { nodesIn, propertyName, unwrap } from './tree.ts'

/** What discovery needs of a `next.config.*`, as far as it is written literally: nothing is executed. */
export interface NextConfig {
  files: readonly string[]
  /** Null: not set, or computed. */
  pageExtensions: readonly string[] | null
  /** '' where there is none. */
  basePath: string
  /** Settings that are there but computed. */
  computed: readonly string[]
}

export const NEXT_CONFIG = /^next\.config\.(?:js|mjs|cjs|ts|mts|cts)$/

/** Reads the config files given (of one folder); a later one adds to an earlier one. */
export function readNextConfig(project: Project, files: readonly string[]): NextConfig {
  let pageExtensions: readonly string[] | null = null
  let basePath = ''
  const computed: string[] = []
  for (const file of files) {
    const source = project.syntax(file)
    if (!source) continue
    for (const [name, value] of settings(source)) {
      const literal = literalOf(value)
      if (literal === null) computed.push(name)
      else if (name === 'pageExtensions' && typeof literal !== 'string') pageExtensions = literal
      else if (name === 'basePath' && typeof literal === 'string') basePath = literal
    }
  }
  return { files, pageExtensions, basePath, computed }
}

/** The two settings wherever a config object stands (a const, a function's result), but not inside another setting. */
function* settings(source: ts.SourceFile): Generator<[string, ts.Expression]> {
  for (const node of nodesIn(source)) {
    if (!ts.isPropertyAssignment(node)) continue
    const name = propertyName(node.name)
    if (name !== 'pageExtensions' && name !== 'basePath') continue
    if (!ts.findAncestor(node.parent, ts.isPropertyAssignment)) yield [name, unwrap(node.initializer)]
  }
}

function literalOf(value: ts.Expression): string | readonly string[] | null {
  if (ts.isStringLiteralLike(value)) return value.text
  if (!ts.isArrayLiteralExpression(value)) return null
  const texts = value.elements.filter(ts.isStringLiteralLike).map(element => element.text)
  return texts.length === value.elements.length ? texts : null
}
