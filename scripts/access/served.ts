import type { EntryPoint } from '../endpoints/entry-point.ts'
import { fillFromElsewhere, mountedRoutes } from './hono/mounted.ts'
import type { Machine } from './interpreter.ts'
import { mountedProcedures } from './orpc/mounted.ts'
import { reach } from './reach.ts'
import type { Served } from './run.ts'

/** A route of the framework that hands its requests to routers. */
export interface Dispatching {
  endpoint: EntryPoint
  served: readonly Served[]
}

/** The cheap filter: a module that hands requests on names its router, or answers for a whole subtree. */
const HANDS_ON = /\bhono\b|\bhandle\b|\.fetch\b/

/** Routes and procedures behind routes of the framework, each an endpoint of its own. */
export function mounted(machine: Machine, endpoints: readonly EntryPoint[]): EntryPoint[] {
  const dispatchers = endpoints
    .filter(mayServe)
    .map(endpoint => ({ endpoint, served: servedBy(machine, endpoint) }))
    .filter(({ served }) => served.length > 0)
  if (dispatchers.length === 0) return []
  fillFromElsewhere(machine)
  return [...mountedRoutes(dispatchers), ...mountedProcedures(machine, dispatchers)]
}

function mayServe({ kind, path, handler }: EntryPoint): boolean {
  if (kind !== 'route-handler' && kind !== 'pages-api') return false
  return path?.includes('[...') === true || HANDS_ON.test(handler.getSourceFile().text)
}

/** A guard around the router may keep a signed-out caller from it: then whoever has all rights is asked. */
function servedBy(machine: Machine, endpoint: EntryPoint): readonly Served[] {
  try {
    const { served } = reach(machine, endpoint, 'anonymous')
    return served.length > 0 ? served : reach(machine, endpoint, 'admin').served
  } catch {
    // Judging it will fail in the same way, and that is reported.
    return []
  }
}
