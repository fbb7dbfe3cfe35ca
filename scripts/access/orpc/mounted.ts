import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { lineOf } from '../../project/lines.ts'
import type { Machine } from '../interpreter.ts'
import type { Dispatching } from '../served.ts'
import { proceduresOf, type Procedure } from './procedures.ts'

/** Procedures of the oRPC routers that route handlers serve. One that several routes serve is told of the first. */
export function mountedProcedures(machine: Machine, dispatchers: readonly Dispatching[]): EntryPoint[] {
  const found = new Map<string, EntryPoint>()
  for (const { endpoint, served } of dispatchers) {
    const facts = {
      project: machine.project,
      app: endpoint.app,
      caller: 'anonymous' as const,
      owns: false,
      clerkMajor: 0,
      request: null,
    }
    const run = machine.run(facts, endpoint.handler)
    run.quiet = 1
    for (const { procedures } of served) {
      for (const each of procedures ? proceduresOf(run, procedures) : []) {
        const entry = entryOf(each, endpoint)
        // The verb that can do most leads there.
        if (!found.has(each.path) || endpoint.method === 'POST') found.set(each.path, entry)
      }
    }
  }
  return [...found.values()]
}

/** The function that handles the procedure, where it stands. */
function entryOf({ path, procedure }: Procedure, at: EntryPoint): EntryPoint {
  const last = procedure.given.findLast(each => each.kind === 'function')
  const handler = last?.kind === 'function' ? last.node : at.handler
  return {
    id: `orpc ${path}`,
    kind: 'orpc-procedure',
    file: handler.getSourceFile().fileName,
    line: lineOf(handler),
    method: null,
    export: path.split('.').at(-1) ?? null,
    path,
    app: at.app,
    handler,
    layouts: [],
    mountedAt: at,
  }
}
