import { lineOf } from '../project/lines.ts'
import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { exportsOf, definitionOf, valueOf } from './definitions.ts'
import { propertyName, unwrap } from './tree.ts'
import { isProcedure } from './trpc-chain.ts'

/** A procedure and where a router mounts it. */
export interface Mounted {
  property: ts.ObjectLiteralElementLike
  name: string
  /** The chain where it stands in the property's file, else the expression that names it there. */
  handler: ts.Node
  /** Dotted router path: `post.create`. */
  path: string
}

/** The walk from a router down; a procedure keeps the first path that reaches it. */
export interface Mounting {
  project: Project
  procedures: Map<ts.ObjectLiteralElementLike, Mounted>
  /** Router literals that have been walked: a router may be mounted twice, or hold itself. */
  walked: Set<ts.Node>
  unknown: { what: string; because: string }[]
}

/** Records every procedure of a router, and of the routers below it. False if `expression` is no router. */
export function mount(mounting: Mounting, expression: ts.Expression, prefix: readonly string[]): boolean {
  const { project } = mounting
  const value = valueOf(project, expression)
  if (value === undefined) return false
  if (ts.isObjectLiteralExpression(value)) {
    if (!mounting.walked.has(value)) {
      mounting.walked.add(value)
      for (const property of value.properties) mountProperty(mounting, property, prefix)
    }
    return true
  }
  // `...postRouter._def.procedures` spreads a router's members.
  if (ts.isPropertyAccessExpression(value)) {
    if (ts.isIdentifier(value.expression) || ts.isPropertyAccessExpression(value.expression)) {
      return /^(?:_def|procedures|record)$/.test(value.name.text) && mount(mounting, value.expression, prefix)
    }
    return false
  }
  return ts.isCallExpression(value) && mountCall(mounting, value, prefix)
}

function mountCall(mounting: Mounting, call: ts.CallExpression, prefix: readonly string[]): boolean {
  const callee = calleeName(call)
  if (callee === 'lazy') {
    const target = lazyRouter(mounting.project, call)
    return target !== undefined && mount(mounting, target, prefix)
  }
  if (/merge/i.test(callee)) {
    const mounted = call.arguments.map(argument => mount(mounting, argument, prefix))
    return mounted.length > 0 && mounted.every(Boolean)
  }
  const [members] = call.arguments
  if (!members || call.arguments.length > 1) return false
  const value = valueOf(mounting.project, members)
  return value !== undefined && ts.isObjectLiteralExpression(value) && mount(mounting, members, prefix)
}

function mountProperty(
  mounting: Mounting,
  property: ts.ObjectLiteralElementLike,
  prefix: readonly string[],
): void {
  const { project, procedures, unknown } = mounting
  if (ts.isSpreadAssignment(property)) {
    if (!mount(mounting, property.expression, prefix)) unknown.push(unfollowed(property, prefix))
    return
  }
  const named = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : property.name
  const name = property.name && propertyName(property.name)
  if (!named || !ts.isExpression(named) || name === null || name === undefined) return
  const path = [...prefix, name]
  const chain = procedureOf(project, property, named)
  if (!chain) {
    if (!mount(mounting, named, path)) unknown.push(unfollowed(property, path))
  } else if (!procedures.has(property)) {
    procedures.set(property, { property, name, handler: chain, path: path.join('.') })
  }
}

/** The node that answers for a property that holds a procedure, or names one; undefined if it holds none. */
export function procedureOf(
  project: Project,
  property: ts.ObjectLiteralElementLike,
  value: ts.Expression,
): ts.Node | undefined {
  if (isProcedure(project, value)) return value
  if (!ts.isIdentifier(value) && !ts.isPropertyAccessExpression(value)) return undefined
  const defined = valueOf(project, value)
  if (!defined || !isProcedure(project, defined)) return undefined
  return defined.getSourceFile() === property.getSourceFile() ? defined : value
}

/** `lazy(() => import('./post'))` and `… .then(module => module.postRouter)`. https://trpc.io/docs/server/merging-routers */
function lazyRouter(project: Project, call: ts.CallExpression): ts.Expression | undefined {
  const text = call.getText()
  const specifier = /\bimport\(\s*(['"`])([^'"`]+)\1\s*\)/.exec(text)?.[2]
  if (specifier === undefined) return undefined
  const from = call.getSourceFile().fileName
  const to = project.resolve(specifier, from)
  if (to.kind !== 'file') return undefined
  const { bindings } = exportsOf(project, to.file)
  const chosen = /\.then\([\s\S]*?=>\s*\(?\s*\w+\.(\w+)/.exec(text)?.[1]
  const only = bindings.size === 1 ? [...bindings.values()][0] : undefined
  const binding = (chosen === undefined ? undefined : bindings.get(chosen)) ?? bindings.get('default') ?? only
  const definition = binding && definitionOf(project, to.file, binding)
  return definition && ts.isExpression(definition) ? definition : undefined
}

/** `router` of `t.router(…)`. */
export function calleeName(call: ts.CallExpression): string {
  const callee = unwrap(call.expression)
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text
  return ts.isIdentifier(callee) ? callee.text : ''
}

function unfollowed(node: ts.Node, path: readonly string[]): { what: string; because: string } {
  const at = `${node.getSourceFile().fileName}:${lineOf(node)}`
  return {
    what: `${at} tRPC router ${path.join('.') || 'member'}`,
    because: 'its definition cannot be followed',
  }
}
