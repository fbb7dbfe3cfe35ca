import type { Place } from '../../core/place.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import { placeOf } from '../../project/lines.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { PUBLIC_PREFIX, namesSecret } from '../../core/secret-name.ts'

/** A place in the source that names an environment variable whose name says that it is secret. */
export interface NamedVariable {
  name: string
  place: Place
  /** `read`: through `process.env` or its kin. `config`: put into the bundle by `env` of the Next config. */
  by: 'read' | 'config'
}

const NEXT_CONFIG = /(?:^|\/)next\.config\.[cm]?[jt]s$/

/** Every place in the source that puts a secret's name where the browser can read its value. */
export function* publicSecretReads(project: Project): Iterable<NamedVariable> {
  for (const file of project.files) {
    const config = NEXT_CONFIG.test(file)
    const source = (config || project.mentions(file, 'public variable')) && project.syntax(file)
    if (source) yield* readsIn(source)
    if (source && config) yield* inlinedBy(source)
  }
}

/** `process.env.NAME`, `import.meta.env.NAME`, `env.NAME`, and the same with brackets. */
function* readsIn(source: ts.SourceFile): Iterable<NamedVariable> {
  for (const node of nodesIn(source)) {
    const name = nameRead(node)
    if (PUBLIC_PREFIX.test(name) && namesSecret(name)) yield { name, place: placeOf(node), by: 'read' }
  }
}

function nameRead(node: ts.Node): string {
  if (ts.isPropertyAccessExpression(node) && isEnv(node.expression)) return node.name.text
  if (!ts.isElementAccessExpression(node) || !isEnv(node.expression)) return ''
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : ''
}

function isEnv(node: ts.Expression): boolean {
  return (ts.isPropertyAccessExpression(node) ? node.name : node).getText() === 'env'
}

/**
 * `env: { CLERK_SECRET_KEY: … }` of next.config: Next replaces `process.env.CLERK_SECRET_KEY` by the value
 * in the browser's code too, whatever the name
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/env).
 */
function* inlinedBy(source: ts.SourceFile): Iterable<NamedVariable> {
  for (const node of nodesIn(source)) {
    if (!ts.isPropertyAssignment(node) || unquoted(node.name) !== 'env') continue
    const { initializer } = node
    for (const property of ts.isObjectLiteralExpression(initializer) ? initializer.properties : []) {
      const name = property.name ? unquoted(property.name) : ''
      if (namesSecret(name)) yield { name, place: placeOf(property), by: 'config' }
    }
  }
}

function unquoted(name: ts.PropertyName): string {
  return name.getText().replaceAll(/['"]/g, '')
}
