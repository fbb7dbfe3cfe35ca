import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { clerkMajor } from './facts.ts'
import type { Machine } from './interpreter.ts'
import { unwrap } from './unwrap.ts'

/** A call of `auth()`, `auth.protect()` or `currentUser()`, wherever it stands. */
export interface ClerkCall {
  node: ts.CallExpression
  what: 'auth' | 'protect' | 'currentUser'
  /** Does it give a promise in the installed release? */
  asynchronous: boolean
}

/** The cheap filter: files that cannot name these functions are not parsed for them. */
const MENTIONS = /\bauth\b|\bcurrentUser\b/
const FIRST_ASYNC = 6

/** Every such call of the project, resolved through imports, aliases and re-exports. */
export function* clerkCalls(project: Project, machine: Machine): Iterable<ClerkCall> {
  for (const file of project.files) {
    if (!/\.[cm]?[jt]sx?$/.test(file) || !MENTIONS.test(project.text(file) ?? '')) continue
    const source = project.syntax(file)
    if (!source) continue
    const asynchronous = clerkMajor(project.appOf(file)) >= FIRST_ASYNC
    for (const node of callsIn(source)) {
      const what = named(machine, node)
      if (what) yield { node, what, asynchronous: what === 'currentUser' || asynchronous }
    }
  }
}

function* callsIn(node: ts.Node): Iterable<ts.CallExpression> {
  if (ts.isCallExpression(node)) yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, child => {
    children.push(child)
  })
  for (const child of children) yield* callsIn(child)
}

function named(machine: Machine, node: ts.CallExpression): ClerkCall['what'] | undefined {
  const callee = unwrap(node.expression)
  if (ts.isIdentifier(callee)) {
    const name = clerkName(machine, callee)
    return name === 'auth' || name === 'currentUser' ? name : undefined
  }
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'protect') return undefined
  const target = unwrap(callee.expression)
  return ts.isIdentifier(target) && clerkName(machine, target) === 'auth' ? 'protect' : undefined
}

/** The Clerk function that an identifier means; the first parameter of a clerkMiddleware handler is its `auth`. */
function clerkName(machine: Machine, identifier: ts.Identifier): string | undefined {
  const parameter = parameterNamed(identifier)
  if (parameter) return isMiddlewareAuth(machine, parameter) ? 'auth' : undefined
  const value = machine.modules.scope(identifier.getSourceFile().fileName).lookup(identifier.text)?.value
  return value?.kind === 'native' ? value.name : undefined
}

function parameterNamed(identifier: ts.Identifier): ts.ParameterDeclaration | undefined {
  for (let node: ts.Node = identifier; node.parent; node = node.parent) {
    if (!ts.isFunctionLike(node)) continue
    const found = node.parameters.find(
      each => ts.isIdentifier(each.name) && each.name.text === identifier.text,
    )
    if (found) return found
  }
  return undefined
}

function isMiddlewareAuth(machine: Machine, parameter: ts.ParameterDeclaration): boolean {
  const handler = parameter.parent
  const call = handler.parent
  if (!ts.isFunctionLike(handler) || handler.parameters[0] !== parameter || !ts.isCallExpression(call))
    return false
  const callee = unwrap(call.expression)
  return ts.isIdentifier(callee) && clerkName(machine, callee) === 'clerkMiddleware'
}
