import { deepOrigin } from '../deep-origin.ts'
import { CREDENTIAL, marked, SECRET, STORED } from '../origin.ts'
import { has, object, resolved, type NativeCall, type Value, data } from '../values.ts'
import { native } from '../values.ts'

/**
 * `fetch`: a plain GET of a fixed address shows what anybody can see; one that carries the server's secrets,
 * or that sends something, acts for the app.
 */
export function fetchCall(call: NativeCall): Value {
  const { run, args, site } = call
  const [url, init] = args
  const method = init?.kind === 'object' ? init.cells.get('method')?.value : undefined
  const verb = method?.kind === 'constant' ? String(method.value).toUpperCase() : method ? 'POST' : 'GET'
  const sent = init ? deepOrigin(init) : marked(0)
  const secret = (sent.marks & (SECRET | CREDENTIAL)) !== 0 || (url !== undefined && has(url, SECRET))
  const marks = sent.marks | (url ? url.origin.marks : 0)
  if (verb !== 'GET' && verb !== 'HEAD') run.effect('service', `fetch ${verb}`, site, marks)
  else if (secret) run.effect('read', 'fetch with a secret', site, marks)
  run.mayThrow()
  return resolved(answer())
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
