import { exportsOf } from '../../endpoints/definitions.ts'
import { settle } from '../builtins/promise.ts'
import type { Run } from '../run.ts'
import type { External, Value } from '../values.ts'

/** A procedure of oRPC and where its router has it: `planet.create`. */
export interface Procedure {
  path: string
  procedure: External
}

/** Routers nest no deeper than this, or in a circle. */
const DEEPEST = 8

/**
 * The procedures of a router: an object of procedures and routers, a module of them, what `os.use(…).router({…})` gives,
 * or what `os.lazy(() => import('./planet'))` loads (https://orpc.dev/docs/router).
 */
export function proceduresOf(
  run: Run,
  router: Value,
  path: readonly string[] = [],
  before: readonly Value[] = [],
): Procedure[] {
  if (path.length > DEEPEST) return []
  const below = (name: string, value: Value) => proceduresOf(run, value, [...path, name], before)
  switch (router.kind) {
    case 'object':
      return [...router.cells].flatMap(([name, cell]) => below(name, cell.value))
    case 'namespace':
      return [...exportsOf(run.facts.project, router.file).bindings.keys()].flatMap(name =>
        below(name, run.interpreter.exported(router.file, name)),
      )
    case 'external':
      return ofBuilder(run, router, path, before)
    default:
      return []
  }
}

function ofBuilder(
  run: Run,
  value: External,
  path: readonly string[],
  before: readonly Value[],
): Procedure[] {
  if (!isOrpc(value.module)) return []
  if (value.members) return proceduresOf(run, value.members, path, [...before, ...value.given])
  const made = value.trail.at(-2)
  if (made === 'lazy') {
    const loader = value.given.at(-1)
    return loader
      ? proceduresOf(run, loaded(run, loader), path, [...before, ...value.given.slice(0, -1)])
      : []
  }
  if (!value.trail.includes('handler') || value.given.length === 0) return []
  const given = [...before.filter(each => !value.given.includes(each)), ...value.given]
  return [{ path: path.join('.'), procedure: { ...value, given } }]
}

/** The router is the default export of what is loaded. */
function loaded(run: Run, loader: Value): Value {
  const call = { run, args: [], self: null, site: run.at, constructed: false }
  const value = settle(run, run.interpreter.call(loader, call), run.at)
  return value.kind === 'namespace' ? run.interpreter.exported(value.file, 'default') : value
}

export function isOrpc(module: string): boolean {
  return module.startsWith('@orpc/')
}

/** What `os.router({…})` holds. */
export function orpcMembers(callee: External, args: readonly Value[]): External['members'] {
  const [first] = args
  return isOrpc(callee.module) && callee.trail.at(-1) === 'router' && first?.kind === 'object' ? first : null
}

/** `.actionable({ context })` and `.callable({ context })`: a value, or what makes one for each call. */
export function orpcContext(callee: External, args: readonly Value[]): Value | null {
  const name = callee.trail.at(-1)
  if (!isOrpc(callee.module) || (name !== 'actionable' && name !== 'callable')) return null
  const [options] = args
  return options?.kind === 'object' ? (options.cells.get('context')?.value ?? null) : null
}
