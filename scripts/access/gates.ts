import type { Caller } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { configOf } from '../endpoints/next-roots.ts'
import type { App } from '../project/project.ts'
import type { Machine } from './interpreter.ts'
import { Middleware } from './middleware/evaluate.ts'
import { hintsOf } from './middleware/hints.ts'
import { actionPassage, worstPassage, type Gate, type Worst } from './middleware/passage.ts'

/** The middlewares of a project, and what leads through them. */
export interface Gates {
  of: (app: App) => Gate | undefined
  /** The worst way to an endpoint; undefined where no middleware decides about it. */
  worst: (endpoint: EntryPoint, caller: Caller) => Worst | undefined
}

/** The path of requests for an endpoint; null where it has none of its own. */
export type PathOf = (endpoint: EntryPoint) => string | null

const ROUTES = /^(page|route-handler|pages-page|pages-api)$/

export function gatesOf(machine: Machine, endpoints: readonly EntryPoint[], pathOf: PathOf): Gates {
  const gates = new Map<App, Gate>()
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'middleware' && !gates.has(endpoint.app))
      gates.set(endpoint.app, gateAt(machine, endpoint, endpoints))
  }
  // Actions are called on whatever page the caller likes, so the answer is the same for all of an app.
  const actions = new Map<string, Worst | undefined>()
  const actionsBehind = (gate: Gate, app: App, caller: Caller): Worst | undefined => {
    const key = `${app.dir} ${caller}`
    if (!actions.has(key)) actions.set(key, actionPassage(gate, pagesOf(endpoints, app), caller))
    return actions.get(key)
  }
  return {
    of: app => gates.get(app),
    worst: (endpoint, caller) => {
      const gate = gates.get(endpoint.app)
      if (!gate || endpoint.kind === 'middleware') return undefined
      if (endpoint.kind === 'server-action') return actionsBehind(gate, endpoint.app, caller)
      const path = pathOf(endpoint)
      return path === null ? undefined : worstPassage(gate, endpoint, path, caller)
    },
  }
}

function gateAt(machine: Machine, endpoint: EntryPoint, endpoints: readonly EntryPoint[]): Gate {
  const { project } = machine
  const config = configOf(project, endpoint.app)
  const routes = endpoints.flatMap(each =>
    each.app === endpoint.app && ROUTES.test(each.kind) && each.path !== null ? [each.path] : [],
  )
  return {
    middleware: new Middleware(machine, endpoint, config),
    site: { config, routes: [...new Set(routes)], hints: hintsOf(project, endpoint.file) },
  }
}

function pagesOf(endpoints: readonly EntryPoint[], app: App): EntryPoint[] {
  return endpoints.filter(each => each.kind === 'page' && each.app === app)
}
