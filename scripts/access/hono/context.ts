import { setMember } from '../assume.ts'
import { ENVIRONMENT } from '../known/environment.ts'
import { cookies } from '../known/cookies.ts'
import { requestHeaders, webRequest } from '../known/request.ts'
import { RESPONSE } from '../known/response.ts'
import { BODY, INPUT, marked, PARSED, partOf, sent } from '../origin.ts'
import { perhaps } from '../builtins/array-methods.ts'
import type { Run } from '../run.ts'
import {
  constant,
  data,
  external,
  native,
  object,
  resolved,
  UNDEFINED,
  type ObjectValue,
  type PromiseValue,
  type Value,
} from '../values.ts'

/** The `c` that one request's functions share, and what they have set on it. */
export interface HonoContext {
  value: ObjectValue
  variables: ObjectValue
}

/** https://hono.dev/docs/api/context */
export function honoContext(run: Run, method: string | null): HonoContext {
  const variables = object({})
  const set = native('set', call => {
    const [name, value = UNDEFINED] = call.args
    if (name?.kind === 'constant') setMember(call.run, variables, String(name.value), value)
    return UNDEFINED
  })
  const get = native('get', call => {
    const [name] = call.args
    return name?.kind === 'constant'
      ? call.run.interpreter.member(call.run, variables, String(name.value), call.site)
      : data()
  })
  const nothing = native('header', () => UNDEFINED)
  const after = native('waitUntil', () => UNDEFINED)
  const value = object(
    {
      req: honoRequest(run, method),
      set,
      get,
      var: variables,
      env: external(ENVIRONMENT, []),
      header: nothing,
      status: nothing,
      setRenderer: nothing,
      executionCtx: object({ waitUntil: after, passThroughOnException: after }),
      res: RESPONSE.call({ run, args: [], self: null, site: run.at, constructed: true }),
      ...answers(),
    },
    data(),
  )
  return { value, variables }
}

function answers(): Record<string, Value> {
  const redirect = RESPONSE.members?.get('redirect') ?? RESPONSE
  const names = ['json', 'text', 'html', 'body', 'newResponse', 'notFound', 'render']
  return { ...Object.fromEntries(names.map(name => [name, RESPONSE])), redirect }
}

/** Where a validator looks, by the names that the rest of the program has for it. */
const VALIDATED = new Map([
  ['param', 'params'],
  ['query', 'query'],
  ['header', 'headers'],
  ['cookie', 'cookies'],
])

/** One part by its name, or all of them. */
function part(marks: number, place: string, [name]: readonly Value[], truthy: true | null): Value {
  const origin = sent(marks, place)
  if (name === undefined) return object({}, data(origin, truthy))
  return data(partOf(origin, name.kind === 'constant' ? String(name.value) : '?'), truthy)
}

/** https://hono.dev/docs/api/request */
function honoRequest(run: Run, method: string | null): ObjectValue {
  const input = native('param', ({ args }) => part(INPUT, 'params', args, true))
  const query = native('query', ({ args }) => part(INPUT, 'query', args, null))
  const body = (name: string) =>
    native(name, (): PromiseValue => ({ ...resolved(data(sent(BODY, 'body'))), rejects: true }))
  const bodies = ['json', 'text', 'formData', 'parseBody', 'arrayBuffer', 'blob']
  return object(
    {
      ...Object.fromEntries(bodies.map(name => [name, body(name)])),
      raw: webRequest(run, method),
      method: method === null ? data(marked(INPUT), true) : constant(method),
      param: input,
      query,
      queries: query,
      header: native('header', call => {
        if (call.args.length === 0) return object({}, data(marked(INPUT)))
        const headers = requestHeaders(call.run)
        const get = call.run.interpreter.member(call.run, headers, 'get', call.site)
        return call.run.interpreter.call(get, call)
      }),
      // What a validator has let through: as the caller sent it, but of the wanted shape.
      valid: native('valid', ({ args: [target] }) => {
        const place = target?.kind === 'constant' ? String(target.value) : 'json'
        return object({}, data(sent(BODY | PARSED, VALIDATED.get(place) ?? 'body')))
      }),
    },
    data(marked(INPUT), true),
  )
}

/** `getCookie(c, name)` and its siblings (https://hono.dev/docs/helpers/cookie). */
export const COOKIES: Record<string, Value> = {
  getCookie: native('getCookie', call => {
    const jar = cookies()
    if (call.args.length < 2) return object({}, data(marked(INPUT)))
    const get = call.run.interpreter.member(call.run, jar, 'get', call.site)
    const cookie = call.run.interpreter.call(get, { ...call, args: call.args.slice(1) })
    return cookie.kind === 'union' || cookie.kind === 'object'
      ? call.run.interpreter.member(call.run, cookie, 'value', call.site)
      : cookie
  }),
  setCookie: native('setCookie', call => {
    call.run.effect('cookie', 'setCookie', call.site, 0)
    return UNDEFINED
  }),
  deleteCookie: native('deleteCookie', () => UNDEFINED),
}

/** `streamSSE(c, async stream => …)`: the function runs while the answer goes out. */
export const STREAM = native('stream', call => {
  const work = call.args.find(arg => arg.kind === 'function')
  if (work) perhaps(work, [data()], call)
  return RESPONSE.call({ ...call, args: [] })
})
