import { deepOrigin } from '../deep-origin.ts'
import { STORED } from '../origin.ts'
import { perhaps } from '../builtins/array-methods.ts'
import { constant, external, native, object, resolved, UNDEFINED, type Value, data } from '../values.ts'
import { cookies } from './cookies.ts'
import { requestHeaders } from './request.ts'
import { RESPONSE, tellsError } from './response.ts'
import { redirects, sends } from '../noted.ts'
import { caches } from '../shared-cache.ts'

/** Leaves by exception, as `redirect()` and `notFound()` do (https://nextjs.org/docs/app/api-reference/functions/redirect). */
function leaving(name: string): Value {
  return native(name, ({ run, site, args }) => {
    // `redirect(`/x?mail=${user.email}`)` sends what it names.
    if (args.some(arg => (deepOrigin(arg).marks & STORED) !== 0)) run.handedBack = true
    redirects(run, site, args)
    return run.leave(site, `${name}()`)
  })
}

const CACHED = native('unstable_cache', call => {
  caches(call)
  return call.args[0] ?? UNDEFINED
})
const NOTHING = native('revalidate', () => UNDEFINED)
/** `after(fn)` runs once the answer is out: what it does still happens. */
const AFTER = native('after', call => {
  const [work] = call.args
  if (work) perhaps(work, [], call)
  return UNDEFINED
})

const NAVIGATION: Record<string, Value> = {
  redirect: leaving('redirect'),
  permanentRedirect: leaving('permanentRedirect'),
  notFound: leaving('notFound'),
  unauthorized: leaving('unauthorized'),
  forbidden: leaving('forbidden'),
}

const SERVER: Record<string, Value> = {
  NextResponse: RESPONSE,
  after: AFTER,
  unstable_after: AFTER,
  connection: native('connection', () => resolved(UNDEFINED)),
}

const CACHE: Record<string, Value> = {
  unstable_cache: CACHED,
  revalidatePath: NOTHING,
  revalidateTag: NOTHING,
  updateTag: NOTHING,
  refresh: NOTHING,
  unstable_noStore: NOTHING,
  cacheLife: NOTHING,
  cacheTag: NOTHING,
}

/** Drafts become visible to whoever holds the cookie that this sets. */
const ENABLE = native('enable', ({ run, site }) => {
  run.effect('cookie', 'draftMode().enable', site, 0)
  return UNDEFINED
})

/** Synchronous before Next 15, a promise since: awaiting what is no promise gives it back, so both are read. */
const HEADERS: Record<string, Value> = {
  headers: native('headers', call => requestHeaders(call.run)),
  cookies: native('cookies', () => cookies()),
  draftMode: native('draftMode', () => object({ enable: ENABLE }, data())),
}

/** Middleware of the framework that only passes on. */
const PASSES: Value = native('next', () => UNDEFINED)

export function nextExport(module: string, name: string): Value | undefined {
  switch (module) {
    case 'next/navigation':
      return NAVIGATION[name]
    case 'next/server':
      return SERVER[name]
    case 'next/cache':
      return CACHE[name]
    case 'next/headers':
      return HEADERS[name]
    case 'next/dynamic':
      return name === 'default' ? native('dynamic', () => UNDEFINED) : undefined
    case 'next':
      return name === 'default' ? PASSES : undefined
    default:
      return external(module, [name])
  }
}

/** What a handler of the Pages Router answers with: sending is how it ends. */
export function pagesResponse(): Value {
  const self: Value = object({}, null)
  const redirect = native('redirect', ({ run, args, site }) => {
    redirects(run, site, args.slice(-1))
    return UNDEFINED
  })
  const send = native('send', call => {
    const { run, args, site } = call
    sends(run, site, args)
    tellsError(call)
    if (args.some(arg => (deepOrigin(arg).marks & STORED) !== 0)) run.handedBack = true
    return UNDEFINED
  })
  const chain = native('status', ({ run, args }) => {
    if (args.some(arg => (deepOrigin(arg).marks & STORED) !== 0)) run.handedBack = true
    return self
  })
  if (self.kind === 'object') {
    for (const name of ['json', 'send', 'end', 'write', 'revalidate']) self.cells.set(name, { value: send })
    self.cells.set('redirect', { value: redirect })
    for (const name of [
      'status',
      'setHeader',
      'writeHead',
      'appendHeader',
      'setPreviewData',
      'setDraftMode',
      'getHeader',
      'flushHeaders',
    ])
      self.cells.set(name, { value: chain })
    self.cells.set('socket', { value: data() })
    self.cells.set('statusCode', { value: constant(200) })
  }
  return self
}
