import { isFree } from '../noted.ts'
import type { Run } from '../run.ts'
import { join } from '../join.ts'
import { BODY, COERCED, CREDENTIAL, INPUT, marked, partOf, sent, type Origin } from '../origin.ts'
import {
  constant,
  native,
  object,
  resolved,
  UNDEFINED,
  type NativeCall,
  type Value,
  data,
  type PromiseValue,
} from '../values.ts'
import { cookies } from './cookies.ts'
import { carriesCredential } from './names.ts'

/** A header's text, which the caller chooses; null where it sends none. */
function headerValue(name: string): Value {
  const origin = partOf(sent(carriesCredential(name) ? INPUT | CREDENTIAL : INPUT, 'headers'), name)
  return join([data(origin, true), constant(null, origin), constant('', origin)])
}

export function requestHeaders(_run: Run): Value {
  const get = native('get', ({ args }) =>
    headerValue(args[0]?.kind === 'constant' ? String(args[0].value) : ''),
  )
  return object(
    {
      get,
      has: native('has', () => data(marked(INPUT))),
      entries: native('entries', () => data(marked(INPUT))),
      forEach: native('forEach', () => UNDEFINED),
      keys: native('keys', () => data(marked(INPUT))),
      set: native('set', () => UNDEFINED),
      append: native('append', () => UNDEFINED),
      delete: native('delete', () => UNDEFINED),
    },
    data(marked(INPUT | CREDENTIAL)),
  )
}

/** A search parameter that the caller sends, or leaves out: then it is null. */
function parameter(args: readonly Value[]): Value {
  const [name] = args
  const secret = name?.kind === 'constant' && carriesCredential(String(name.value))
  const origin = partOf(sent(secret ? INPUT | CREDENTIAL : INPUT, 'searchParams'), textOf(name))
  return join([data(origin), constant(null, origin)])
}

function textOf(name: Value | undefined): string {
  return name?.kind === 'constant' ? String(name.value) : '?'
}

/** The URL of a request: its path is known where the middleware is run for one endpoint. */
function urlObject(run: Run): Value {
  const path = run.facts.request?.path
  const pathname = path === undefined ? data(marked(INPUT), true) : constant(path)
  const search = object(
    {
      get: native('get', ({ args }) => parameter(args)),
      has: native('has', () => data(marked(INPUT))),
      ...Object.fromEntries(
        ['set', 'append', 'delete', 'sort', 'forEach'].map(name => [name, native(name, () => UNDEFINED)]),
      ),
      ...Object.fromEntries(
        ['toString', 'entries', 'keys', 'values'].map(name => [
          name,
          native(name, () => data(marked(INPUT))),
        ]),
      ),
      getAll: native('getAll', () => data(marked(INPUT))),
    },
    data(marked(INPUT)),
  )
  return object(
    {
      pathname,
      searchParams: search,
      clone: native('clone', () => urlObject(run)),
      toString: native('toString', () => data(marked(INPUT), true)),
      toJSON: native('toJSON', () => data(marked(INPUT), true)),
      href: data(marked(INPUT), true),
      locale: data(marked(INPUT)),
    },
    data(marked(INPUT), true),
  )
}

/** The Request that a route handler or a middleware is given. */
export function webRequest(run: Run, method: string | null): Value {
  // A body that is no JSON makes these reject, and the caller chooses the body.
  const body = (name: string, marks = BODY) =>
    native(name, (): PromiseValue => ({ ...resolved(data(sent(marks, 'body'))), rejects: true }))
  const path = run.facts.request?.url
  return object(
    {
      method: method === null ? data(marked(INPUT), true) : constant(method),
      headers: requestHeaders(run),
      cookies: cookies(),
      nextUrl: urlObject(run),
      url: path === undefined ? data(marked(INPUT), true) : constant(`https://app.example${path}`),
      json: body('json'),
      text: body('text', BODY | COERCED),
      formData: body('formData'),
      arrayBuffer: body('arrayBuffer'),
      blob: body('blob'),
      clone: native('clone', () => webRequest(run, method)),
      body: data(marked(BODY)),
    },
    data(marked(INPUT)),
  )
}

/** Text that the caller sends, or leaves out: then the field is undefined. */
function absent(origin: Origin): Value {
  return join([data(origin, true), { ...UNDEFINED, origin }])
}

/** The request of the Pages Router and of Node servers: parsed body and query are fields. */
export function nodeRequest(method: string | null): Value {
  const headers = object({}, null)
  return object(
    {
      method: method === null ? data(marked(INPUT), true) : constant(method),
      headers: headers.kind === 'object' ? { ...headers, rest: absent(marked(INPUT | CREDENTIAL)) } : headers,
      query: object({}, data(sent(INPUT, 'query'))),
      body: data(sent(BODY, 'body')),
      cookies: object({}, absent(marked(INPUT | CREDENTIAL))),
      url: data(marked(INPUT), true),
      socket: data(),
    },
    data(marked(INPUT)),
  )
}

/** `new URL(text)`: keeps the path where the text is known. */
export function newUrl(call: NativeCall): Value {
  const [first, base] = call.args
  const text = first?.kind === 'constant' ? String(first.value) : undefined
  const origin = first?.origin ?? marked(INPUT)
  let pathname: Value = data(origin, true)
  if (text !== undefined) {
    const parsed = URL.parse(text, base?.kind === 'constant' ? String(base.value) : 'https://app.example')
    if (parsed) pathname = constant(parsed.pathname, origin)
  }
  const url = urlObject(call.run)
  if (url.kind !== 'object') return url
  url.cells.set('pathname', { value: pathname })
  if (!isFree(first)) return url
  // `new URL(next, base)` leads wherever `next` says, and what is asked of it is asked of `next`.
  for (const name of ['href', 'origin', 'host', 'hostname', 'protocol'])
    url.cells.set(name, { value: data(origin, true) })
  return { ...url, origin }
}
