import type { EntryPoint } from '../endpoints/entry-point.ts'
import { discoverEndpoints } from '../endpoints/discover.ts'
import { misplacedMiddleware } from '../endpoints/next-misplaced.ts'
import type { Configuration } from '../project/configuration.ts'
import type { Project } from '../project/project.ts'
import { clerkCalls } from './clerk-calls.ts'
import { gatesOf, type PathOf } from './gates.ts'
import { createMachine } from './interpreter.ts'
import { judge, type Surroundings } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { layoutGuards } from './layouts.ts'
import { deniesUncovered, uncoveredPath } from './middleware/uncovered.ts'
import { openers } from './middleware/openers.ts'
import type { Model } from './model.ts'
import { openEffects } from './open-pages.ts'
import { reachWithoutClerk } from './reach.ts'
import { dispatcherOf } from './trpc.ts'

/**
 * The access matrix of a project, reasoned cell by cell when it is asked for. `configuration` is what the app's
 * developers have declared.
 */
export function buildModel(project: Project, configuration: Configuration = {}): Model {
  const { endpoints, unknown } = discoverEndpoints(project)
  project.unknown.push(...unknown)
  const machine = createMachine(project, configuration)
  const dispatcher = dispatcherOf(machine, endpoints)
  const pathOf: PathOf = each =>
    each.kind === 'trpc-procedure' ? (dispatcher(each)?.path ?? null) : each.path
  const gates = gatesOf(machine, endpoints, pathOf)
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
      deniesByDefault: each => gates.of(each.app)?.middleware.deniesByDefault ?? false,
      layoutGuard: guards,
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
    middlewareOf: app => gates.of(app)?.middleware.endpoint,
    deniesByDefault: app => gates.of(app)?.middleware.deniesByDefault ?? false,
    wouldDeny: endpoint => {
      const gate = gates.of(endpoint.app)
      const path = pathOf(endpoint)
      return gate !== undefined && path !== null && deniesUncovered(gate, endpoint, path)
    },
    notRun: () => misplacedMiddleware(project),
    uncoveredPathOf: endpoint => {
      const gate = gates.of(endpoint.app)
      const path = pathOf(endpoint)
      return gate && path !== null ? uncoveredPath(gate, endpoint, path) : undefined
    },
    reachedWithoutClerk: endpoint => reachWithoutClerk(machine, endpoint),
    clerkCalls: () => clerkCalls(project, machine),
    openersOf: app => {
      const gate = gates.of(app)
      return gate
        ? openers(
            project,
            gate.middleware,
            endpoints.filter(each => each.app === app),
          )
        : []
    },
  }
}
