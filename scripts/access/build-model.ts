import type { EntryPoint } from '../endpoints/entry-point.ts'
import { discoverEndpoints, inReportOrder } from '../endpoints/discover.ts'
import type { Configuration } from '../project/configuration.ts'
import type { App, Project } from '../project/project.ts'
import { besideReached } from './beside.ts'
import { clerkCalls } from './clerk-calls.ts'
import { asNextRoute } from './hono/paths.ts'
import { createMachine, type Machine } from './interpreter.ts'
import { judge, type Surroundings } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { layoutGuards } from './layouts.ts'
import { Middleware } from './middleware/evaluate.ts'
import { uncoveredPath } from './middleware/uncovered.ts'
import { openers } from './middleware/openers.ts'
import type { Model } from './model.ts'
import { namedCalls } from './named-calls.ts'
import { openEffects } from './open-pages.ts'
import { mounted } from './served.ts'
import { untiedEffects } from './ties/untied.ts'
import { writtenEffects } from './ties/written.ts'
import { dispatcherOf } from './trpc.ts'

/**
 * The access matrix of a project, reasoned cell by cell when it is asked for. `configuration` is what the app's
 * developers have declared.
 */
export function buildModel(project: Project, configuration: Configuration = {}): Model {
  const discovered = discoverEndpoints(project)
  project.unknown.push(...discovered.unknown)
  const machine = createMachine(project, configuration)
  const endpoints = withMounted(machine, discovered.endpoints)
  const middlewares = new Map<App, Middleware>()
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'middleware' && !middlewares.has(endpoint.app))
      middlewares.set(endpoint.app, new Middleware(machine, endpoint))
  }
  const dispatcher = dispatcherOf(machine, endpoints)
  const guards = layoutGuards(machine, endpoints)
  const beside = besideReached(machine)
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
      beside,
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
      const path = requestPath(endpoint)
      return middleware && path !== null ? uncoveredPath(middleware, path) : undefined
    },
    untiedOf: untiedEffects(() => endpoints, judgeOnce),
    writtenOf: writtenEffects(judgeOnce),
    clerkCalls: () => clerkCalls(project, machine),
    namedCalls: names => namedCalls(project, names),
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
  }
}

/** The endpoints with the routes that routers add to them. */
function withMounted(machine: Machine, endpoints: readonly EntryPoint[]): readonly EntryPoint[] {
  const behind = mounted(machine, endpoints)
  return behind.length === 0 ? endpoints : inReportOrder([...endpoints, ...behind])
}

/** Server actions are called by id on whatever path the caller likes, so the middleware's paths do not bind them. */
function requestPath(endpoint: EntryPoint): string | null {
  if (endpoint.kind === 'server-action' || endpoint.kind === 'middleware') return null
  if (endpoint.kind === 'orpc-procedure') return procedurePath(endpoint)
  return endpoint.kind === 'hono-route' && endpoint.path !== null ? asNextRoute(endpoint.path) : endpoint.path
}

/** `planet.create` behind `/rpc/[[...rest]]` is asked for as `/rpc/planet/create`. */
function procedurePath({ mountedAt, path }: EntryPoint): string | null {
  if (!mountedAt?.path || path === null) return null
  return mountedAt.path.replace(/\/\[\[?\.\.\.[^/]*$/, `/${path.replaceAll('.', '/')}`)
}
