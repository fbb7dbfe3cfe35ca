import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { valueOf } from './definitions.ts'
import { isFunction, nodesIn, unwrap } from './tree.ts'

/** What ends the building of a procedure: https://trpc.io/docs/server/procedures */
const ENDS = new Set(['query', 'mutation', 'subscription'])
const DEEPEST = 10

/** Is this expression, as it stands, a tRPC procedure: `publicProcedure.input(…).query(…)`? */
export function isProcedure(project: Project, node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return ENDS.has(node.expression.name.text) && buildsProcedure(project, node.expression.expression, 0)
}

/**
 * Does the chain begin at a procedure builder (`t.procedure`, or a name that leads to one)? A name that cannot
 * be followed is taken at its word.
 */
function buildsProcedure(project: Project, expression: ts.Expression, depth: number): boolean {
  const { root, members } = chainOf(expression)
  if (members.includes('procedure')) return true
  if (!ts.isIdentifier(root)) return false
  if (/procedure/i.test(root.text)) return true
  if (depth === DEEPEST) return false
  // `procedures.protected.query(…)`: the first member may name a module's export.
  const member = firstMember(expression)
  const exported = member && valueOf(project, member)
  const value = exported === member ? valueOf(project, root) : exported
  if (value === undefined || value === root) return members.some(name => /procedure/i.test(name))
  if (isFunction(value)) return [...nodesIn(value)].some(isProcedureMember)
  return ts.isExpression(value) && buildsProcedure(project, value, depth + 1)
}

function chainOf(expression: ts.Expression): { root: ts.Expression; members: string[] } {
  const members: string[] = []
  let root = unwrap(expression)
  for (;;) {
    if (ts.isPropertyAccessExpression(root)) members.push(root.name.text)
    else if (!ts.isCallExpression(root) && !ts.isElementAccessExpression(root)) return { root, members }
    root = unwrap(root.expression)
  }
}

/** `a.b` of `a.b.c()`. */
function firstMember(expression: ts.Expression): ts.PropertyAccessExpression | undefined {
  let inner = unwrap(expression)
  while (ts.isPropertyAccessExpression(inner) || ts.isCallExpression(inner)) {
    const next = unwrap(inner.expression)
    if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(next)) return inner
    inner = next
  }
  return undefined
}

function isProcedureMember(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'procedure'
  return ts.isIdentifier(node) && /procedure$/i.test(node.text)
}
