import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { isSourceFile } from '../../endpoints/next-roots.ts'
import { lineOf } from '../../project/lines.ts'
import { ts } from '../../project/typescript.ts'
import type { Machine } from '../interpreter.ts'
import type { Dispatching } from '../served.ts'
import { BudgetSpent, Leave } from '../run.ts'
import type { Value } from '../values.ts'
import { honoAppOf, type Registered } from './app.ts'
import { fillingStatements, fills } from './statements.ts'

/**
 * Routes of the Hono apps that route handlers serve, each an endpoint of its own. They are read from what the app
 * has registered once its modules are evaluated, so it does not matter how: chained, by statement, in a loop, by a factory.
 */
export function mountedRoutes(dispatchers: readonly Dispatching[]): EntryPoint[] {
  const found = new Map<string, EntryPoint>()
  for (const { endpoint, served } of dispatchers) {
    for (const route of served.flatMap(each => each.routes?.routes ?? [])) {
      const entry = entryOf(route, endpoint)
      if (!entry) continue
      const key = `${entry.file}:${entry.handler.pos} ${entry.method} ${entry.path}`
      const before = found.get(key)
      if (!before || closer(entry, before)) found.set(key, entry)
    }
  }
  return [...found.values()]
}

/** Modules that are imported for what they add to an app (`import './routes/posts'`). */
export function fillFromElsewhere({ project, modules, interpreter, run }: Machine): void {
  for (const file of project.files) {
    if (!isSourceFile(file) || !fills(project.text(file) ?? '')) continue
    const source = project.syntax(file)
    for (const { root, statement } of source ? fillingStatements(source) : []) {
      const scope = modules.scope(file)
      const imported = scope.lookup(root)?.value
      if (!honoAppOf(imported) && imported?.kind !== 'namespace') continue
      const facts = {
        project,
        app: project.appOf(file),
        caller: 'anonymous' as const,
        owns: false,
        clerkMajor: 0,
        request: null,
      }
      const filling = run(facts, statement)
      filling.quiet = 1
      try {
        interpreter.execute(filling, statement, scope)
      } catch (error) {
        if (!(error instanceof Leave) && !(error instanceof BudgetSpent)) throw error
      }
    }
  }
}

/** A verb that the route file does not export never gets to the app. */
function entryOf(route: Registered, at: EntryPoint): EntryPoint | undefined {
  if (!route.answers) return undefined
  const verb = route.method === 'ALL' ? null : route.method
  if (verb !== null && at.method !== null && at.method !== verb) return undefined
  const handler = handlerNode(route)
  const file = handler.getSourceFile().fileName
  return {
    id: `${prefixOf(at)}${verb ?? 'ALL'} ${route.path}`,
    kind: 'hono-route',
    file,
    line: lineOf(handler),
    method: verb,
    export: null,
    path: route.path,
    app: at.app,
    handler,
    layouts: [],
    mountedAt: at,
  }
}

/** `apps/web: ` of `apps/web: GET /api/[[...route]]`. */
function prefixOf({ id }: EntryPoint): string {
  return /^\S+: /.exec(id)?.[0] ?? ''
}

/** The function where it stands in the registering file, else what names it there. */
function handlerNode({ handler, site }: Registered): ts.Node {
  const named = lastArgument(site)
  const node = functionOf(handler)
  if (!node) return named
  const wrapped = ts.isCallExpression(named) && (node.pos < named.pos || node.end > named.end)
  return wrapped || node.getSourceFile() !== site.getSourceFile() ? named : node
}

function functionOf(value: Value): ts.Node | undefined {
  return value.kind === 'function' ? value.node : undefined
}

function lastArgument(site: ts.Node): ts.Node {
  const last = ts.isCallExpression(site) ? site.arguments.at(-1) : undefined
  return last && ts.isSpreadElement(last) ? last.expression : (last ?? site)
}

/** Of two places where it is mounted, the one whose own path is the longer beginning of the route's. */
function closer(entry: EntryPoint, before: EntryPoint): boolean {
  return nearness(entry) > nearness(before)
}

function nearness({ path, mountedAt, method }: EntryPoint): number {
  const base = (mountedAt?.path ?? '').replace(/\/?\[.*$/, '')
  const leads = path?.startsWith(base) === true ? base.length : -1
  // A route for all verbs is asked by the one that can do most.
  return leads * 2 + (method === null && mountedAt?.method === 'POST' ? 1 : 0)
}
