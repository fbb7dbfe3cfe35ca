import { ts } from '../project/typescript.ts'
import type { Project } from '../project/project.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { settle } from './builtins/promise.ts'
import { scopeAround } from './enclosing.ts'
import type { Machine } from './interpreter.ts'
import { INPUT, marked } from './origin.ts'
import type { Run } from './run.ts'
import { unknown, type Value } from './values.ts'

/** Where an app's tRPC procedures are called, and what makes their context. */
export interface Dispatcher {
  path: string
  /** Gives the context of one call; undefined where it could not be found. */
  context: (run: Run) => Value | undefined
}

/**
 * Finds the dispatcher: the route whose module, or one close behind it, imports a tRPC adapter. null where there is none: then no path rule
 * can be relied on.
 */
export function dispatcherOf(
  machine: Machine,
  endpoints: readonly EntryPoint[],
): (endpoint: EntryPoint) => Dispatcher | null {
  const routes = endpoints.flatMap(each => {
    const answers = each.kind === 'route-handler' || each.kind === 'pages-api'
    const adapter = answers ? adapterBehind(machine, each.file) : undefined
    return adapter ? [{ ...adapter, endpoint: each }] : []
  })
  const nearest = routes.toSorted((a, b) => a.steps - b.steps)
  return procedure => {
    const own = nearest.find(({ endpoint }) => endpoint.app === procedure.app) ?? nearest[0]
    if (!own?.endpoint.path) return null
    return { path: own.endpoint.path, context: run => contextOf(machine, own.file, run) }
  }
}

/** Modules between a route and its adapter: the handler in a file of its own, and a barrel. */
const FARTHEST = 2

/** The module that hands requests to tRPC: the route's own, or one that it imports or hands on. */
function adapterBehind(machine: Machine, route: string): { file: string; steps: number } | undefined {
  const { project } = machine
  const seen: string[] = []
  let files = [route]
  for (let steps = 0; steps <= FARTHEST && files.length > 0; steps += 1) {
    seen.push(...files)
    const adapter = files.find(each => project.text(each)?.includes('@trpc/server/adapters'))
    if (adapter !== undefined)
      return { file: seen.find(each => namesContext(project, each)) ?? adapter, steps }
    files = files.flatMap(each => imports(machine, each))
  }
  return undefined
}

/** The adapter may come through a module of the app; who gives it the context is the one to read. */
function namesContext(project: Project, file: string): boolean {
  const source = project.text(file)?.includes('createContext') ? project.syntax(file) : undefined
  return source !== undefined && createContextOption(source) !== undefined
}

function imports({ project }: Machine, file: string): string[] {
  return (project.syntax(file)?.statements ?? []).flatMap(statement => {
    const from = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
    const specifier = from ? statement.moduleSpecifier : undefined
    const found =
      specifier && ts.isStringLiteral(specifier) ? project.resolve(specifier.text, file) : undefined
    return found?.kind === 'file' ? [found.file] : []
  })
}

/** `createContext` as the adapter is given it (https://trpc.io/docs/server/context). */
function contextOf(machine: Machine, file: string, run: Run): Value | undefined {
  const source = machine.project.syntax(file)
  const option = source && createContextOption(source)
  if (!option) return undefined
  const scope = scopeAround(run, option, machine.modules.scope(file))
  const maker = run.interpreter.evaluate(run, option, scope)
  if (maker.kind !== 'function' && maker.kind !== 'native') return undefined
  const request = unknown(marked(INPUT), true)
  const call = { run, args: [request], self: null, site: option, constructed: false }
  return settle(run, run.interpreter.call(maker, call), option)
}

function createContextOption(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'createContext') return node.initializer
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'createContext') return node.name
  return ts.forEachChild(node, createContextOption)
}
