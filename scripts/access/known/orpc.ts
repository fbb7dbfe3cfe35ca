import { runChain } from '../chain.ts'
import { PLAIN } from '../origin.ts'
import { proceduresOf } from '../orpc/procedures.ts'
import {
  data,
  native,
  object,
  resolved,
  UNDEFINED,
  unknown,
  type External,
  type NativeCall,
  type Value,
} from '../values.ts'
import { RESPONSE } from './response.ts'

/** `new RPCHandler(router)`: `handle(request, { context })` answers with the procedure that the path names. */
const HANDLER = native('RPCHandler', ({ args }) => {
  const router = args[0] ?? UNDEFINED
  const handle = native('handle', call => {
    const { run } = call
    if (!run.wanted) serve(router, call)
    const wanted = proceduresOf(run, router).find(each => each.path === run.wanted?.path)
    const result = wanted
      ? callProcedure(wanted.procedure, contextIn(call.args[1]), { ...call, args: [] })
      : data()
    const response = RESPONSE.call({ ...call, args: [result] })
    return resolved(object({ matched: data(PLAIN, true), response }))
  })
  return object({ handle, fetch: handle })
})

/** Its procedures are endpoints of their own; a router that cannot be read may hold any. */
function serve(router: Value, { run, site }: NativeCall): void {
  run.served.push({ routes: null, procedures: router })
  if (router.kind === 'object' || router.kind === 'external' || router.kind === 'namespace') return
  const before = run.doubts
  run.doubts = [...before, router.origin.opaque ?? run.opaque(site, 'the oRPC router')]
  run.effect('call', 'a procedure', site, 0)
  run.doubts = before
}

function contextIn(options: Value | undefined): Value {
  return (options?.kind === 'object' ? options.cells.get('context')?.value : undefined) ?? object({})
}

function callProcedure(procedure: External, context: Value, call: NativeCall): Value {
  const result = runChain({ ...procedure, context }, call)
  return result.kind === 'promise' ? (result.value ?? UNDEFINED) : result
}

/** `createRouterClient(router, { context })`: each procedure runs its whole chain, without a request. */
const CLIENT = native('createRouterClient', ({ run, args, site }) => {
  const [router = UNDEFINED, options] = args
  const client = object({}, unknown({ ...PLAIN, opaque: run.opaque(site, 'a procedure of the router') }))
  for (const { path, procedure } of proceduresOf(run, router)) {
    const names = path.split('.')
    const last = names.pop()
    let at = client
    for (const name of names) {
      const inner = at.cells.get(name)?.value
      const next = inner?.kind === 'object' ? inner : object({})
      at.cells.set(name, { value: next })
      at = next
    }
    const call = native(path, inner => runChain({ ...procedure, context: contextIn(options) }, inner))
    if (last !== undefined) at.cells.set(last, { value: call })
  }
  return client
})

/** `call(procedure, input, { context })` */
const CALL = native('call', call => {
  const [procedure, input, options] = call.args
  const [only] = procedure ? proceduresOf(call.run, procedure) : []
  if (!only) return unknown({ ...PLAIN, opaque: call.run.opaque(call.site, 'the procedure') })
  return runChain({ ...only.procedure, context: contextIn(options) }, { ...call, args: input ? [input] : [] })
})

const EXPORTS: Record<string, Value> = {
  RPCHandler: HANDLER,
  OpenAPIHandler: HANDLER,
  createRouterClient: CLIENT,
  call: CALL,
}

/** Exports of oRPC's server packages that run procedures (https://orpc.dev/docs/rpc-handler). */
export function orpcExport(name: string): Value | undefined {
  return Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined
}
