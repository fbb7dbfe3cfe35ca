import type { Caller } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { settle } from './builtins/promise.ts'
import { clerkMajor, type Facts } from './facts.ts'
import { handlerValue } from './handler.ts'
import type { Machine } from './interpreter.ts'
import type { Reached } from './judgement.ts'
import { asItIs } from './kept.ts'
import { nodeRequest, webRequest } from './known/request.ts'
import { pagesResponse } from './known/next.ts'
import { sends } from './noted.ts'
import { isClientFile } from './modules.ts'
import { BudgetSpent, Leave, type Run } from './run.ts'
import { BODY, INPUT, marked, sent } from './origin.ts'
import { data, external, native, object, resolved, unknown, type NativeCall, type Value } from './values.ts'

/** What holds in a run beside who calls. */
export type Given = Partial<Pick<Facts, 'owns' | 'sender' | 'unset' | 'ranked' | 'withoutClerk'>>

/** Gives the context of a tRPC procedure. */
export type ContextOf = (endpoint: EntryPoint, run: Run) => Value | undefined

/** Runs an endpoint's own code as one caller and notes what it reaches. The middleware and layouts are asked apart. */
export function reach(
  machine: Machine,
  endpoint: EntryPoint,
  caller: Caller,
  contextOf?: ContextOf,
  given: Given = {},
): Reached {
  const { app, handler, mountedAt } = endpoint
  // A mounted route is asked for through what it is mounted at, with all that stands before it there.
  const entry = mountedAt ?? endpoint
  const facts: Facts = {
    project: machine.project,
    app,
    caller,
    owns: false,
    clerkMajor: clerkMajor(app),
    request: null,
    ...given,
  }
  const run = machine.run(facts, handler)
  if (mountedAt && endpoint.path !== null)
    run.wanted = { method: endpoint.method ?? mountedAt.method ?? 'POST', path: endpoint.path }
  const answer: { result: Value | undefined; stopped: string | null } = { result: undefined, stopped: null }
  const source = handler.getSourceFile()
  if (isPage(endpoint) && isClientFile(source)) return reached(run, caller, undefined, null)
  run.journal.isolate(() => {
    try {
      // What it has filled is empty again once its changes are taken back.
      answer.result = asItIs(
        perform(run, withContext(run, handlerValue(machine, entry), entry, contextOf), entry),
      )
    } catch (error) {
      if (error instanceof BudgetSpent) answer.stopped = 'it takes more steps than one endpoint is given'
      else if (error instanceof RangeError) answer.stopped = 'it is nested too deeply'
      else if (!(error instanceof Leave)) throw error
    }
  })
  return reached(run, caller, answer.result, answer.stopped)
}

function reached(run: Run, caller: Caller, result: Value | undefined, stopped: string | null): Reached {
  const effects = run.effects.filter(effect => !effect.void)
  return {
    caller,
    effects,
    turnedAway: run.turnedAway,
    skipped: run.skipped,
    observations: run.observations,
    configured: run.configured,
    asked: run.asked,
    handedBack: run.handedBack,
    failures: run.failures,
    result,
    stopped,
    doubts: run.doubts,
    tied: run.tied,
    tested: run.tested,
    checked: run.checked,
    all: run.effects,
    served: run.served,
    steps: run.steps,
  }
}

function withContext(run: Run, value: Value, endpoint: EntryPoint, contextOf: ContextOf | undefined): Value {
  if (value.kind !== 'external' || endpoint.kind !== 'trpc-procedure' || !contextOf) return value
  return { ...value, context: contextOf(endpoint, run) ?? null }
}

function isPage(endpoint: EntryPoint): boolean {
  return (
    endpoint.kind === 'page' ||
    endpoint.kind === 'layout' ||
    endpoint.kind === 'template' ||
    endpoint.kind === 'default'
  )
}

/** What these return goes to the browser as it is. */
const SERIALISED: ReadonlySet<string> = new Set(['server-action', 'trpc-procedure', 'pages-page'])

function perform(run: Run, value: Value, endpoint: EntryPoint): Value {
  const site = endpoint.handler
  if (value.kind === 'unknown') {
    const opaque = value.origin.opaque ?? run.opaque(site, 'the handler')
    run.doubts = [...run.doubts, opaque]
    run.effect('call', 'the handler', site, 0)
    return value
  }
  const call: NativeCall = { run, args: argumentsFor(run, endpoint), self: null, site, constructed: false }
  const result = settle(run, run.interpreter.call(value, call), site)
  if (isPage(endpoint)) run.interpreter.render(run, result)
  else if (SERIALISED.has(endpoint.kind)) sends(run, site, [result])
  return result
}

/** What the framework hands to a handler of this kind. */
function argumentsFor(run: Run, endpoint: EntryPoint): Value[] {
  const input = unknown(marked(INPUT), true)
  // A promise since Next 15, an object before, and in 15 both (https://nextjs.org/docs/messages/sync-dynamic-apis).
  const text = (name: string): Value => {
    const fields = object({}, unknown(sent(INPUT, name)))
    const then = native('then', ({ args: [react], ...call }) =>
      react ? resolved(run.interpreter.call(react, { ...call, args: [fields] })) : fields,
    )
    return { ...fields, cells: new Map([['then', { value: then }]]) }
  }
  switch (endpoint.kind) {
    case 'route-handler':
      if (endpoint.forCrawlers)
        return [object({ params: text('params'), id: data(sent(INPUT, 'id')) }, data(marked(INPUT)))]
      return [webRequest(run, endpoint.method), object({ params: text('params') }, input)]
    case 'pages-api':
      return [nodeRequest(null), pagesResponse()]
    case 'pages-page':
      return [
        object(
          { req: nodeRequest('GET'), res: pagesResponse(), params: text('params'), query: text('query') },
          input,
        ),
      ]
    case 'page':
    case 'layout':
    case 'template':
    case 'default':
      return [
        object(
          {
            params: text('params'),
            searchParams: text('searchParams'),
            children: external('react', ['children']),
          },
          null,
        ),
        // `generateMetadata` is given what the layouts above have said.
        resolved(object({}, data())),
      ]
    case 'middleware':
      return [webRequest(run, null), input]
    default:
      return Array.from({ length: 8 }, (_, at) => unknown(sent(BODY, `argument ${at + 1}`)))
  }
}
