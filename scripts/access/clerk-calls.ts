import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { clerkMajor } from './facts.ts'
import type { Machine } from './interpreter.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import type { Value } from './values.ts'

/** A call of `auth()`, `auth.protect()` or `currentUser()`, wherever it stands. */
export interface ClerkCall {
  node: ts.CallExpression
  what: 'auth' | 'protect' | 'currentUser'
  /** Does it give a promise in the installed release? */
  asynchronous: boolean
  /** Is it the `auth` that a clerkMiddleware handler is given? */
  ofMiddleware: boolean
}

const FIRST_ASYNC = 6

/** Every such call of the project, resolved through imports, aliases and re-exports. */
export function* clerkCalls(project: Project, machine: Machine): Iterable<ClerkCall> {
  for (const file of project.files) {
    const source = project.mentions(file, 'clerk call') ? project.syntax(file) : undefined
    if (!source) continue
    const asynchronous = clerkMajor(project.appOf(file)) >= FIRST_ASYNC
    for (const node of nodesIn(source)) {
      if (!ts.isCallExpression(node)) continue
      const what = clerkCallOf(machine, node)
      if (!what) continue
      const ofMiddleware = isGiven(node)
      yield { node, what, asynchronous: what === 'currentUser' || asynchronous, ofMiddleware }
    }
  }
}

/** Which of Clerk's functions a call asks; undefined: none. */
export function clerkCallOf(machine: Machine, node: ts.CallExpression): ClerkCall['what'] | undefined {
  const callee = unwrap(node.expression)
  const name = clerkName(machine, callee)
  if (name === 'auth' || name === 'currentUser') return name
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'protect') return undefined
  return clerkName(machine, unwrap(callee.expression)) === 'auth' ? 'protect' : undefined
}

/**
 * The Clerk function that an expression means: a name that leads to one, or a member of Clerk's namespace or of a barrel's. The first
 * parameter of a clerkMiddleware handler is its `auth`; any other binding on the way hides the module's.
 */
function clerkName(machine: Machine, node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const target = moduleValue(machine, node.expression)
    if (target?.kind === 'namespace') return nativeName(machine.modules.exported(target.file, node.name.text))
    return target?.kind === 'external' && target.module.startsWith('@clerk/') && target.trail.length === 0
      ? node.name.text
      : undefined
  }
  if (!ts.isIdentifier(node)) return undefined
  const binding = bindingOf(node)
  if (binding) return ts.isParameter(binding) && isMiddlewareAuth(machine, binding) ? 'auth' : undefined
  return nativeName(moduleValue(machine, node))
}

function nativeName(value: Value | undefined): string | undefined {
  return value?.kind === 'native' ? value.name : undefined
}

/** Is the callee, or what it is a member of, a parameter? */
function isGiven(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression)
  const name = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee
  const binding = ts.isIdentifier(name) ? bindingOf(name) : undefined
  return binding !== undefined && ts.isParameter(binding)
}

function moduleValue(machine: Machine, identifier: ts.Identifier): Value | undefined {
  if (bindingOf(identifier)) return undefined
  return machine.modules.scope(identifier.getSourceFile().fileName).lookup(identifier.text)?.value
}

/** What declares the name between its use and the module's own scope. */
function bindingOf(identifier: ts.Identifier): ts.Node | undefined {
  const around = ts.findAncestor(identifier.parent, node => declares(node, identifier.text) !== undefined)
  return around && declares(around, identifier.text)
}

const names = new WeakMap<ts.Node, ReadonlyMap<string, ts.Node>>()

/** What a function, a block or a catch declares, read once: the calls in it may be as many as its declarations. */
function declares(scope: ts.Node, name: string): ts.Node | undefined {
  if (!ts.isFunctionLike(scope) && !ts.isCatchClause(scope) && !ts.isBlock(scope)) return undefined
  const known = names.get(scope) ?? declarationsIn(scope)
  names.set(scope, known)
  return known.get(name)
}

function declarationsIn(scope: ts.SignatureDeclaration | ts.CatchClause | ts.Block): Map<string, ts.Node> {
  const found = new Map<string, ts.Node>()
  const add = (binding: ts.BindingName, by: ts.Node): void => {
    if (ts.isIdentifier(binding)) {
      if (!found.has(binding.text)) found.set(binding.text, by)
    } else for (const element of binding.elements) if (ts.isBindingElement(element)) add(element.name, by)
  }
  if (ts.isFunctionLike(scope)) for (const parameter of scope.parameters) add(parameter.name, parameter)
  else if (ts.isCatchClause(scope)) {
    if (scope.variableDeclaration) add(scope.variableDeclaration.name, scope)
  } else
    for (const each of scope.statements) {
      if (ts.isVariableStatement(each))
        for (const { name } of each.declarationList.declarations) add(name, each)
      else if ((ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each)) && each.name)
        add(each.name, each)
    }
  return found
}

function isMiddlewareAuth(machine: Machine, parameter: ts.ParameterDeclaration): boolean {
  const handler = parameter.parent
  let given: ts.Node = handler
  while (ts.isExpression(given.parent) && unwrap(given.parent) === handler) given = given.parent
  const call = given.parent
  if (!ts.isFunctionLike(handler) || handler.parameters[0] !== parameter || !ts.isCallExpression(call))
    return false
  const callee = unwrap(call.expression)
  return clerkName(machine, callee) === 'clerkMiddleware'
}
