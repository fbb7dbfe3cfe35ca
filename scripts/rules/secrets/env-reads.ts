import type { Place } from '../../core/place.ts'
import { placeOf } from '../../project/lines.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'

/** A read of `process.env.NAME` or `import.meta.env.NAME`. */
export interface EnvRead {
  name: string
  place: Place
  node: ts.Expression
}

const SOURCE = /\.[cm]?[jt]sx?$/
const READS = /\b(?:process|meta)\s*\.\s*env\b/

/** Every read of the environment in source that is no test; `may` spares the parsing of the rest. */
export function* envReads(project: Project, may: (text: string) => boolean): Iterable<EnvRead> {
  for (const file of project.files) {
    if (!SOURCE.test(file) || /(?:^|\/)(?:__tests__|tests?|e2e)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(file))
      continue
    const text = project.text(file)
    if (text === undefined || !READS.test(text) || !may(text)) continue
    const source = project.syntax(file)
    if (source !== undefined) yield* readsIn(source)
  }
}

function readsIn(source: ts.SourceFile): EnvRead[] {
  const found: EnvRead[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isEnv(node.expression))
      found.push({ name: node.name.text, place: placeOf(node), node })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isEnv(node: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'env') return false
  return (
    ts.isMetaProperty(node.expression) ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'process')
  )
}
