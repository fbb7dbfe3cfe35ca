import { ts } from '../project/typescript.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { settle } from './builtins/promise.ts'
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
 * Finds the dispatcher: the route whose module imports a tRPC adapter. null where there is none: then no path rule
 * can be relied on.
 */
export function dispatcherOf(
  machine: Machine,
  endpoints: readonly EntryPoint[],
): (endpoint: EntryPoint) => Dispatcher | null {
  const routes = endpoints.filter(
    each =>
      (each.kind === 'route-handler' || each.kind === 'pages-api') &&
      each.handler.getSourceFile().text.includes('@trpc/server/adapters'),
  )
  return procedure => {
    const own = routes.find(each => each.app === procedure.app) ?? routes[0]
    if (!own?.path) return null
    return { path: own.path, context: run => contextOf(machine, own, run) }
  }
}

/** `createContext` as the adapter is given it (https://trpc.io/docs/server/context). */
function contextOf(machine: Machine, route: EntryPoint, run: Run): Value | undefined {
  const option = createContextOption(route.handler.getSourceFile())
  if (!option) return undefined
  const scope = machine.modules.scope(route.file)
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
