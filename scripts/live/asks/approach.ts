import { concretePath } from './path.ts'
import type { Ask } from '../request.ts'
import type { Target } from '../subject.ts'

/** One way to ask an endpoint, whoever asks. */
export interface Approach {
  target: Target
  /** `GET /api/notes`, for evidence. */
  name: string
  ask: Ask
  /** May it change something? Such requests are sent to a copy alone, and listed before. */
  writes: boolean
}

/** Why an endpoint is not asked. */
export interface NotAsked {
  target: Target
  because: string
}

/**
 * A page, asked for as a program does: for a document of a browser, Clerk begins a handshake wherever a token has
 * expired, on open pages too, and no attacker has to take part in that (@clerk/backend `isRequestEligibleForHandshake`;
 * @clerk/nextjs `isPageRequest` looks for text/html anywhere in Accept).
 */
const DOCUMENT = { accept: 'application/xhtml+xml,text/html', 'sec-fetch-dest': 'empty' }
const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' }
const CHANGES = /^(?:POST|PUT|PATCH|DELETE)$/

/** The ways to ask an endpoint, or why there is none. Server actions are asked by their ids, apart from this. */
export function approachesTo(target: Target): Approach[] | NotAsked {
  const { kind, path, method } = target.endpoint
  const refuse = (because: string): NotAsked => ({ target, because })
  const route = target.mount ?? path
  switch (kind) {
    case 'layout':
    case 'template':
    case 'default':
    case 'middleware':
      return refuse('it answers no request of its own: it is asked through its pages')
    case 'page':
    case 'pages-page':
    case 'route-handler':
    case 'pages-api':
    case 'hono-route': {
      const concrete = route === null ? undefined : concretePath(route)
      if (concrete === undefined) return refuse('no request reaches it by a path of its own')
      if (kind === 'page' || kind === 'pages-page') return [page(target, concrete)]
      // A handler of the Pages Router takes every verb.
      const methods = method === null ? ['GET', 'POST'] : [method === '*' ? 'GET' : method]
      return methods.map(each => handler(target, each, concrete))
    }
    case 'trpc-procedure':
      return route === null || path === null
        ? refuse('no route that serves it was found')
        : [procedure(target, route, path)]
    case 'orpc-procedure':
      return route === null ? refuse('no route that serves it was found') : [rpc(target, route)]
    case 'server-action':
      return refuse('it is asked by its id')
    default:
      return refuse(`verify does not ask ${kind} yet`)
  }
}

function page(target: Target, path: string): Approach {
  return { target, name: `GET ${path}`, ask: { method: 'GET', path, headers: DOCUMENT }, writes: false }
}

function handler(target: Target, method: string, path: string): Approach {
  const writes = CHANGES.test(method)
  const ask: Ask = writes
    ? { method, path, headers: JSON_HEADERS, body: JSON.stringify(target.takes.fields) }
    : { method, path, headers: { accept: 'application/json' } }
  return { target, name: `${method} ${path}`, ask, writes }
}

/** https://trpc.io/docs/rpc: queries by GET, mutations by POST, the input wrapped where a transformer is in use. */
function procedure(target: Target, route: string, path: string): Approach {
  const at = route.replace(/\/\[\[?(?:\.\.\.)?[^/]*$/, '')
  const { fields, query, wrapped } = target.takes
  const input = JSON.stringify(wrapped ? { json: fields } : fields)
  const writes = query !== true
  const url = writes ? `${at}/${path}` : `${at}/${path}?input=${encodeURIComponent(input)}`
  const method = writes ? 'POST' : 'GET'
  const ask: Ask = { method, path: url, headers: JSON_HEADERS, ...(writes ? { body: input } : {}) }
  return { target, name: `${method} ${at}/${path}`, ask, writes }
}

/** https://orpc.unnoq.com/docs/advanced/rpc-protocol: the input under `json`. */
function rpc(target: Target, route: string): Approach {
  const path = concretePath(route) ?? route
  const ask: Ask = {
    method: 'POST',
    path,
    headers: JSON_HEADERS,
    body: JSON.stringify({ json: target.takes.fields }),
  }
  return { target, name: `POST ${path}`, ask, writes: true }
}
