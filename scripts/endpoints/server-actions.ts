import { lineOf } from '../project/lines.ts'
import type { App, Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { declaredBindings, type Binding } from './exports.ts'
import { definitionOf, exportsOf, valueOf } from './definitions.ts'
import { handlerOf, type Found } from './handler.ts'
import { isSourceFile, nextRoots } from './next-roots.ts'
import { hasDirective, isFunction, nodesIn, propertyName, type FunctionNode } from './tree.ts'

const DIRECTIVE = 'use server'

/** Functions that a browser may call by id: all exports of a `'use server'` module, and functions marked so themselves. */
export function serverActions(project: Project): Found {
  const found: Found = { endpoints: [], unknown: [] }
  const belongs = ownedByNext(project)
  for (const file of project.files) {
    if (!isSourceFile(file) || !project.mentions(file, 'server directive') || !belongs(file)) continue
    const source = project.syntax(file)
    if (!source) {
      found.unknown.push({
        what: file,
        because: 'it may hold server actions and could not be read as source',
      })
      continue
    }
    const whole = hasDirective(source.statements, DIRECTIVE)
    if (whole) addExported(project, file, found)
    addInline(project, source, found)
  }
  return found
}

/**
 * Other frameworks know the directive too: files of an app that names one of them and not next are left out,
 * unless a Next app depends on that package (through others too).
 */
function ownedByNext(project: Project): (file: string) => boolean {
  const apps = new Set<App>(nextRoots(project).map(root => root.app))
  const named = new Map(project.apps.flatMap(app => (app.name === null ? [] : [[app.name, app] as const])))
  // A Set grows while it is iterated: this walks the packages as they are found.
  for (const app of apps) {
    for (const name of app.dependencies.keys()) {
      const used = named.get(name)
      if (used) apps.add(used)
    }
  }
  return file => {
    const app = project.appOf(file)
    return app.frameworks.length === 0 || apps.has(app)
  }
}

function addExported(project: Project, file: string, { endpoints, unknown }: Found): void {
  const { bindings, unfollowed } = exportsOf(project, file)
  for (const { specifier, because } of unfollowed) {
    unknown.push({
      what: file,
      because: `what \`export * from '${specifier}'\` adds is not known: ${because}`,
    })
  }
  for (const [name, binding] of bindings) {
    if (!mayBeAction(project, file, binding)) continue
    const id = `action ${file}#${name}`
    endpoints.push({
      ...handlerOf(binding),
      id,
      kind: 'server-action',
      file,
      method: null,
      export: name,
      path: null,
      app: project.appOf(file),
      layouts: [],
    })
  }
}

/** Next refuses exports that are no async functions; what is certain to be none (a literal, a schema, a class) is left out. */
function mayBeAction(project: Project, file: string, binding: Binding): boolean {
  if (binding.kind === 'local') return isCallable(project, binding.node)
  const to = project.resolve(binding.specifier, file)
  if (to.kind !== 'file') return true
  if (binding.name === '*') return false
  const definition = definitionOf(project, file, binding)
  if (definition) return isCallable(project, definition)
  // A listed file that exports no such value exports a type.
  const target = exportsOf(project, to.file)
  return target.bindings.has(binding.name) || target.unfollowed.length > 0
}

function isCallable(project: Project, node: ts.Node): boolean {
  if (isFunction(node) || ts.isBindingElement(node)) return true
  if (ts.isCallExpression(node)) return !isSchema(node)
  if (ts.isIdentifier(node)) {
    const value = valueOf(project, node)
    return value === undefined || value === node || isCallable(project, value)
  }
  return (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isAwaitExpression(node)
  )
}

/** `z.object({…})`: people keep schemas beside the actions that use them. */
function isSchema(call: ts.CallExpression): boolean {
  let root: ts.Expression = call
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) root = root.expression
  if (!ts.isIdentifier(root)) return false
  const origin = declaredBindings(root.getSourceFile()).get(root.text)
  return origin?.kind === 'imported' && /^(?:zod|yup|valibot|joi|arktype)(?:\/|$)/.test(origin.specifier)
}

function addInline(project: Project, source: ts.SourceFile, { endpoints }: Found): void {
  const file = source.fileName
  const listed = new Set(
    endpoints.filter(endpoint => endpoint.file === file).map(endpoint => endpoint.handler),
  )
  for (const node of nodesIn(source)) {
    if (!isFunction(node) || listed.has(node)) continue
    if (!node.body || !ts.isBlock(node.body) || !hasDirective(node.body.statements, DIRECTIVE)) continue
    const name = bindingName(node)
    const line = lineOf(node)
    const id = name === null ? `action ${file}:${line}` : `action ${file}#${name}`
    endpoints.push({
      id,
      kind: 'server-action',
      file,
      line,
      method: null,
      export: name,
      path: null,
      handler: node,
      app: project.appOf(file),
      layouts: [],
    })
  }
}

/** The name that a function is bound to where it stands: its own, a variable's, a property's. */
function bindingName(node: FunctionNode): string | null {
  if (ts.isConstructorDeclaration(node)) return null
  if (node.name) return ts.isPrivateIdentifier(node.name) ? node.name.text : propertyName(node.name)
  let holder: ts.Node = node.parent
  while (
    ts.isParenthesizedExpression(holder) ||
    ts.isAsExpression(holder) ||
    ts.isSatisfiesExpression(holder) ||
    ts.isNonNullExpression(holder)
  ) {
    holder = holder.parent
  }
  if (ts.isVariableDeclaration(holder)) return ts.isIdentifier(holder.name) ? holder.name.text : null
  return ts.isPropertyAssignment(holder) ? propertyName(holder.name) : null
}
