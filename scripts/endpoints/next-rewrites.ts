import { ts } from '../project/typescript.ts'
import { nodesIn, propertyName } from './tree.ts'

/** When Next tries a rewrite: https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites */
const PHASES = ['beforeFiles', 'afterFiles', 'fallback'] as const
type Phase = (typeof PHASES)[number]

/** A rewrite of next.config to a path of the app itself, written literally. */
export interface Rewrite {
  source: string
  destination: string
  phase: Phase
}

/**
 * The literal rewrites of a config. One with `has` or `missing` counts like any other: the caller chooses what it sends.
 * Those to other hosts lead to no endpoint of the app.
 */
export function rewritesIn(source: ts.SourceFile): Rewrite[] {
  const found: Rewrite[] = []
  for (const node of nodesIn(source)) {
    if (!ts.isObjectLiteralExpression(node)) continue
    const from = textOf(node, 'source')
    const to = textOf(node, 'destination')
    if (!from?.startsWith('/') || !to?.startsWith('/') || !insideRewrites(node)) continue
    found.push({ source: from, destination: to.replace(/[?#].*$/, ''), phase: phaseOf(node) })
  }
  return found
}

function textOf(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  const property = node.properties.find(
    each => ts.isPropertyAssignment(each) && propertyName(each.name) === name,
  )
  return property && ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer)
    ? property.initializer.text
    : undefined
}

function insideRewrites(node: ts.Node): boolean {
  return ts.findAncestor(node, each => nameOf(each) === 'rewrites') !== undefined
}

function phaseOf(node: ts.Node): Phase {
  const holder = ts.findAncestor(node, each => PHASES.some(phase => phase === nameOf(each)))
  const name = holder ? nameOf(holder) : null
  return PHASES.find(phase => phase === name) ?? 'afterFiles'
}

/** The name that a property, a method or a variable gives to what it holds. */
function nameOf(node: ts.Node): string | null {
  if (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)) return propertyName(node.name)
  if (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node))
    return node.name && ts.isIdentifier(node.name) ? node.name.text : null
  return null
}
