import { runChain } from './chain.ts'
import {
  native,
  object,
  unknown,
  type External,
  type NativeCall,
  type ObjectValue,
  type Value,
} from './values.ts'
import { mix, PLAIN } from './origin.ts'

/** What `t.router({…})` and `t.mergeRouters(…)` hold; null for every other call. */
export function routerMembers(callee: External, args: readonly Value[]): ObjectValue | null {
  if (!callee.module.startsWith('@trpc/server')) return null
  const name = callee.trail.at(-1)
  const [first] = args
  if (name === 'router') return first?.kind === 'object' ? first : null
  if (name !== 'mergeRouters') return null
  const parts = args.map(arg => (arg.kind === 'external' ? arg.members : null))
  const cells = parts.flatMap(part => [...(part?.cells ?? [])])
  return { ...object({}), cells: new Map(cells), rest: parts.includes(null) ? unknown() : null }
}

/**
 * Procedures called on the server without a request: `createCallerFactory(router)(context)` and
 * `router.createCaller(context)` (https://trpc.io/docs/server/server-side-calls). Each runs its whole chain.
 */
export function trpcCaller(callee: External, { args }: NativeCall): Value | undefined {
  if (!callee.module.startsWith('@trpc/server')) return undefined
  const name = callee.trail.at(-1)
  const [first] = args
  if (name === 'createCaller' && callee.members) return callerOf(callee.members, first ?? object({}))
  if (name !== 'createCallerFactory') return undefined
  const members = first?.kind === 'external' ? first.members : null
  return native('createCaller', ({ run, args: [context], site }) =>
    members
      ? callerOf(members, context ?? object({}))
      : unknown({ ...PLAIN, opaque: run.opaque(site, 'the router whose procedures are called') }),
  )
}

function callerOf(members: ObjectValue, context: Value): Value {
  const entries = [...members.cells].map(([name, cell]): [string, Value] => [
    name,
    callable(cell.value, name, context),
  ])
  return object(Object.fromEntries(entries), members.rest)
}

function callable(member: Value, name: string, context: Value): Value {
  if (member.kind === 'object') return callerOf(member, context)
  if (member.kind !== 'external') return unknown(member.origin)
  if (member.members) return callerOf(member.members, context)
  if (member.given.length === 0) return unknown(mix(member.origin, PLAIN))
  const procedure = native(name, call => runChain({ ...member, context }, call))
  // What prepares a query for the browser runs it here.
  const prepared = ['prefetch', 'prefetchInfinite', 'fetch']
  return { ...procedure, members: new Map(prepared.map(each => [each, procedure])) }
}

/** The `createContext` of `t.procedure.experimental_caller(experimental_nextAppDirCaller({ createContext }))`. */
export function callerContext(callee: External, args: readonly Value[]): Value | null {
  if (callee.trail.at(-1) !== 'experimental_caller') return callee.context
  const [adapter] = args
  const own = adapter?.kind === 'object' ? adapter.cells.get('createContext')?.value : undefined
  return own ?? object({})
}
