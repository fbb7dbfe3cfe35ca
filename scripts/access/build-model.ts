import type { EntryPoint } from '../endpoints/entry-point.ts'
import { discoverEndpoints } from '../endpoints/discover.ts'
import type { Configuration } from '../project/configuration.ts'
import type { App, Project } from '../project/project.ts'
import { serverCodeInBrowser } from './browser/bundle.ts'
import { handedToBrowser } from './browser/handed.ts'
import { clerkCalls } from './clerk-calls.ts'
import { createMachine } from './interpreter.ts'
import { judge, type Surroundings } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { layoutGuards } from './layouts.ts'
import { Middleware } from './middleware/evaluate.ts'
import { uncoveredPath } from './middleware/uncovered.ts'
import { openers } from './middleware/openers.ts'
import type { Model } from './model.ts'
import { openEffects } from './open-pages.ts'
import { shapeReader } from './shapes/answer.ts'
import { dispatcherOf } from './trpc.ts'

/**
 * The access matrix of a project, reasoned cell by cell when it is asked for. `configuration` is what the app's
 * developers have declared.
 */
export function buildModel(project: Project, configuration: Configuration = {}): Model {
  const { endpoints, unknown } = discoverEndpoints(project)
  project.unknown.push(...unknown)
  const machine = createMachine(project, configuration)
  const middlewares = new Map<App, Middleware>()
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'middleware' && !middlewares.has(endpoint.app))
      middlewares.set(endpoint.app, new Middleware(machine, endpoint))
  }
  const dispatcher = dispatcherOf(machine, endpoints)
  const guards = layoutGuards(machine, endpoints)
  const judged = new Map<EntryPoint, Judgement>()
  const openly = openEffects(
    () => endpoints,
    each => judgeOnce(each),
  )
  const judgeOnce = (endpoint: EntryPoint): Judgement => {
    const known = judged.get(endpoint)
    if (known) return known
    const around: Surroundings = {
      middleware: middlewares.get(endpoint.app),
      layoutGuard: guards,
      pathOf: each => (each.kind === 'trpc-procedure' ? (dispatcher(each)?.path ?? null) : requestPath(each)),
      shownOpenly: openly,
      contextOf: (each, run) => dispatcher(each)?.context(run),
    }
    const judgement = judge(machine, endpoint, around)
    judged.set(endpoint, judgement)
    return judgement
  }
  return {
    project,
    configuration,
    endpoints,
    judge: judgeOnce,
    middlewareOf: app => middlewares.get(app)?.endpoint,
    uncoveredPathOf: endpoint => {
      const middleware = middlewares.get(endpoint.app)
      return middleware && endpoint.path !== null ? uncoveredPath(middleware, endpoint.path) : undefined
    },
    clerkCalls: () => clerkCalls(project, machine),
    handedToBrowser: () => handedToBrowser(project),
    serverCodeInBrowser: () => serverCodeInBrowser(project),
    openersOf: app => {
      const middleware = middlewares.get(app)
      return middleware
        ? openers(
            project,
            middleware,
            endpoints.filter(each => each.app === app),
          )
        : []
    },
    shapeOf: shapeReader(project, () => endpoints),
  }
}

/** Server actions are called by id on whatever path the caller likes, so the middleware's paths do not bind them. */
function requestPath(endpoint: EntryPoint): string | null {
  return endpoint.kind === 'server-action' || endpoint.kind === 'middleware' ? null : endpoint.path
}
