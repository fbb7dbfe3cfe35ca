import type { EntryPoint } from '../endpoints/entry-point.ts'
import { discoverEndpoints, inReportOrder } from '../endpoints/discover.ts'
import { misplacedMiddleware } from '../endpoints/next-misplaced.ts'
import type { Configuration } from '../project/configuration.ts'
import type { Project } from '../project/project.ts'
import { besideReached } from './beside.ts'
import { serverCodeInBrowser } from './browser/bundle.ts'
import { handedToBrowser } from './browser/handed.ts'
import { clerkCalls } from './clerk-calls.ts'
import { enclosedIdentity } from './enclosed.ts'
import { gatesOf, type Gates, type PathOf } from './gates.ts'
import { asNextRoute } from './hono/paths.ts'
import { headersOfApp } from './headers/app-headers.ts'
import { providersOf } from './headers/providers.ts'
import { createMachine, type Machine } from './interpreter.ts'
import { judge, type Surroundings } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { layoutGuards } from './layouts.ts'
import { deniesUncovered, uncoveredPath } from './middleware/uncovered.ts'
import { openers } from './middleware/openers.ts'
import { clerkOptions } from './options/clerk-options.ts'
import type { Model } from './model.ts'
import { namedCalls } from './named-calls.ts'
import { actionWays } from './browser/action-ways.ts'
import { askedOpenly, openEffects, openTables } from './open-pages.ts'
import { reach } from './reach.ts'
import { mounted } from './served.ts'
import { beyondTenants } from './ties/beyond.ts'
import { tablesOf } from './ties/tables.ts'
import { untiedEffects } from './ties/untied.ts'
import { writtenEffects } from './ties/written.ts'
import { shapeReader } from './shapes/answer.ts'
import { wallOf } from './shapes/wall.ts'
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
  const dispatcher = dispatcherOf(machine, endpoints)
  const pathOf: PathOf = each =>
    each.kind === 'trpc-procedure' ? (dispatcher(each)?.path ?? null) : requestPath(each)
  const gates = gatesOf(machine, endpoints, pathOf)
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
      deniesByDefault: each => gates.of(each.app)?.middleware.deniesByDefault ?? false,
      layoutGuard: guards,
      beside,
      passageOf: (each, caller) => gates.worst(each, caller)?.passage,
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
    pathOf,
    ...askingGates(project, endpoints, gates, pathOf),
    reachedWithoutClerk: endpoint => reach(machine, endpoint, 'anonymous', undefined, { withoutClerk: true }),
    ...aboutRows(endpoints, judgeOnce),
    holdsCaller: enclosedIdentity(machine, endpoints, judgeOnce),
    shownByPages: openTables(() => endpoints, judgeOnce),
    postedTo: (page, caller) => gates.worst({ ...page, method: 'POST' }, caller)?.passage,
    waysOf: actionWays(project, () => endpoints),
    askedByPages: askedOpenly(project, () => endpoints, judgeOnce),
    clerkCalls: () => clerkCalls(project, machine),
    headersOf: onceFor(app => headersOfApp(machine, app, gates.of(app)?.middleware.endpoint)),
    providersOf: app => [...providersOf(project, app)],
    clerkOptions: once(() => clerkOptions(machine, endpoints, gates, judgeOnce)),
    namedCalls: names => namedCalls(project, names),
    handedToBrowser: () => handedToBrowser(project),
    serverCodeInBrowser: () => serverCodeInBrowser(project),
    shapeOf: shapeReader(
      project,
      () => endpoints,
      app => wallOf(gates.of(app)?.middleware, endpoints, judgeOnce),
    ),
  }
}

type AboutRows = Pick<Model, 'untiedOf' | 'beyondOf' | 'writtenOf'>

/** What the rules ask of rows and whose they are: what the app tells of its tables is found out when it is first asked. */
function aboutRows(endpoints: readonly EntryPoint[], judge: Model['judge']): AboutRows {
  const tables = once(() => tablesOf(endpoints.map(judge)))
  return {
    untiedOf: untiedEffects(tables, judge),
    beyondOf: beyondTenants(tables, judge),
    writtenOf: writtenEffects(judge),
  }
}

type AboutGates = Pick<
  Model,
  'middlewareOf' | 'deniesByDefault' | 'wouldDeny' | 'notRun' | 'uncoveredPathOf' | 'openersOf'
>

/** What the rules ask of the middlewares. */
function askingGates(
  project: Project,
  endpoints: readonly EntryPoint[],
  gates: Gates,
  pathOf: PathOf,
): AboutGates {
  const gateAndPath = (endpoint: EntryPoint) => {
    const gate = gates.of(endpoint.app)
    const path = pathOf(endpoint)
    return gate && path !== null ? { gate, path } : undefined
  }
  return {
    middlewareOf: app => gates.of(app)?.middleware.endpoint,
    deniesByDefault: app => gates.of(app)?.middleware.deniesByDefault ?? false,
    wouldDeny: endpoint => {
      const known = gateAndPath(endpoint)
      return known !== undefined && deniesUncovered(known.gate, endpoint, known.path)
    },
    notRun: () => misplacedMiddleware(project),
    uncoveredPathOf: endpoint => {
      const known = gateAndPath(endpoint)
      return known && uncoveredPath(known.gate, endpoint, known.path)
    },
    openersOf: app => {
      const gate = gates.of(app)
      const own = endpoints.filter(each => each.app === app)
      return gate ? openers(project, gate.middleware, own) : []
    },
  }
}

/** The endpoints with the routes that routers add to them. */
function withMounted(machine: Machine, endpoints: readonly EntryPoint[]): readonly EntryPoint[] {
  const behind = mounted(machine, endpoints)
  return behind.length === 0 ? endpoints : inReportOrder([...endpoints, ...behind])
}

/** The path of requests for an endpoint that is no tRPC procedure: routes behind a router are asked for through it. */
function requestPath(endpoint: EntryPoint): string | null {
  if (endpoint.kind === 'orpc-procedure') return procedurePath(endpoint)
  return endpoint.kind === 'hono-route' && endpoint.path !== null ? asNextRoute(endpoint.path) : endpoint.path
}

/** `planet.create` behind `/rpc/[[...rest]]` is asked for as `/rpc/planet/create`. */
function procedurePath({ mountedAt, path }: EntryPoint): string | null {
  if (!mountedAt?.path || path === null) return null
  return mountedAt.path.replace(/\/\[\[?\.\.\..*/, `/${path.replaceAll('.', '/')}`)
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function onceFor<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, () => T>()
  return key => {
    const known = made.get(key) ?? once(() => make(key))
    made.set(key, known)
    return known()
  }
}
