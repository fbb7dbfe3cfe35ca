import { deepOrigin } from '../deep-origin.ts'
import { BODY, CREDENTIAL, IDENTITY, INPUT, marked, SECRET, STORED } from '../origin.ts'
import { has, object, resolved, type NativeCall, type Value, data } from '../values.ts'
import { native } from '../values.ts'

/**
 * `fetch`: a plain GET of a fixed address shows what anybody can see; one that carries the server's secrets,
 * or that sends something, acts for the app.
 */
export function fetchCall(call: NativeCall): Value {
  const { run, args, site } = call
  const [url] = args
  const init = url?.kind === 'object' ? (url.cells.get(' init')?.value ?? args[1]) : args[1]
  const verb = init ? verbOf(init) : 'GET'
  const sent = init ? deepOrigin(init) : marked(0)
  const secret = (sent.marks & (SECRET | CREDENTIAL)) !== 0 || (url !== undefined && has(url, SECRET))
  const marks = sent.marks | (url ? url.origin.marks : 0)
  if (asksAsAnybody(url, init, marks)) {
    run.mayThrow()
    return resolved(answer())
  }
  if (verb !== 'GET' && verb !== 'HEAD') run.effect('service', `fetch ${verb}`, site, marks)
  else if (secret || hidesHeaders(init)) run.effect('read', 'fetch with a secret', site, marks)
  run.mayThrow()
  return resolved(answer())
}

/**
 * A request to a fixed public address that holds nothing of the caller's and no credential: a stranger may send the very
 * same without the app. An address whose path is as good as a secret (a hook to deploy by) is none of those.
 */
function asksAsAnybody(url: Value | undefined, init: Value | undefined, marks: number): boolean {
  if (url?.kind !== 'constant' || typeof url.value !== 'string' || hidesHeaders(init)) return false
  if ((marks & (INPUT | BODY | IDENTITY | CREDENTIAL | SECRET | STORED)) !== 0) return false
  return /^https:\/\/[\w.-]+\.[a-z]{2,}\//i.test(url.value) && !HELD_SECRET.test(url.value)
}

/** What stands in a path and is no word: ids and tokens of hooks. */
const HELD_SECRET = /hook|[/=](?=[^/?&]*\d)[\w-]{12,}/i

/** The verb of the request; one that is not known counts as the worst. */
function verbOf(init: Value): string {
  if (init.kind === 'union') return init.options.map(verbOf).find(verb => verb !== 'GET') ?? 'GET'
  if (init.kind === 'constant') return 'GET'
  if (init.kind !== 'object') return 'POST'
  const method = init.cells.get('method')?.value
  if (!method) return init.rest ? 'POST' : 'GET'
  return method.kind === 'constant' ? String(method.value ?? 'GET').toUpperCase() : 'POST'
}

/** Headers that were put together elsewhere may carry a secret. */
function hidesHeaders(init: Value | undefined): boolean {
  const headers = init?.kind === 'object' ? init.cells.get('headers')?.value : undefined
  return headers !== undefined && headers.kind !== 'object' && headers.kind !== 'constant'
}

function answer(): Value {
  const stored = data(marked(STORED))
  const read = (name: string) => native(name, () => resolved(stored))
  return object(
    {
      json: read('json'),
      text: read('text'),
      blob: read('blob'),
      arrayBuffer: read('arrayBuffer'),
      formData: read('formData'),
      ok: stored,
      status: stored,
    },
    stored,
  )
}
