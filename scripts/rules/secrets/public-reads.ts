import type { Place } from '../../core/place.ts'
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

const CANDIDATE =
  /\b(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|REACT_APP|GATSBY|VITE|PUBLIC)_[A-Z0-9_]*(?:SECRET|PRIVATE|SERVICE_ROLE|ENCRYPTION|CLERK_API|_UR[LI]|_PASSWORD|_KEY|_TOKEN)/
const SOURCE = /\.[cm]?[jt]sx?$/
const NEXT_CONFIG = /(?:^|\/)next\.config\.[cm]?[jt]s$/

/** Every place in the source that puts a secret's name where the browser can read its value. */
export function* publicSecretReads(project: Project): Iterable<NamedVariable> {
  for (const file of project.files) {
    if (!SOURCE.test(file)) continue
    const config = NEXT_CONFIG.test(file)
    if (!config && !project.mentions(file, 'public variable')) continue
    const text = project.text(file)
    if (text === undefined || !(config || CANDIDATE.test(text))) continue
    const source = project.syntax(file)
    if (source === undefined) continue
    yield* config ? [...readsIn(source), ...inlinedBy(source)] : readsIn(source)
  }
}

/** `process.env.NAME`, `import.meta.env.NAME`, `env.NAME`, and the same with brackets. */
function readsIn(source: ts.SourceFile): NamedVariable[] {
  const found: NamedVariable[] = []
  const visit = (node: ts.Node): void => {
    const name = nameRead(node)
    if (name !== undefined && PUBLIC_PREFIX.test(name) && namesSecret(name)) {
      found.push({ name, place: placeOf(node), by: 'read' })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function nameRead(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && isEnv(node.expression)) return node.name.text
  if (!ts.isElementAccessExpression(node) || !isEnv(node.expression)) return undefined
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined
}

function isEnv(node: ts.Expression): boolean {
  return (
    (ts.isPropertyAccessExpression(node) && node.name.text === 'env') ||
    (ts.isIdentifier(node) && node.text === 'env')
  )
}

/**
 * `env: { CLERK_SECRET_KEY: … }` of next.config: Next replaces `process.env.CLERK_SECRET_KEY` by the value
 * in the browser's code too, whatever the name
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/env).
 */
function inlinedBy(source: ts.SourceFile): NamedVariable[] {
  const found: NamedVariable[] = []
  const visit = (node: ts.Node): void => {
    const env =
      ts.isPropertyAssignment(node) && node.name.getText(source) === 'env' ? node.initializer : undefined
    if (env !== undefined && ts.isObjectLiteralExpression(env)) {
      for (const property of env.properties) {
        const name = property.name
        if (name === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) continue
        if (namesSecret(name.text)) found.push({ name: name.text, place: placeOf(property), by: 'config' })
      }
    } else ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
