import type { ts } from '../../project/typescript.ts'
import type { Run } from '../run.ts'
import type { Opaque } from '../origin.ts'
import {
  native,
  object,
  UNDEFINED,
  type Native,
  type NativeCall,
  type ObjectValue,
  type Value,
} from '../values.ts'
import { dispatch } from './dispatch.ts'
import { mergePath } from './paths.ts'

/** One function that was registered for a method and a path, in the order in which Hono will try them. */
export interface Registered {
  /** `ALL` for middlewares and `.all(…)`. */
  method: string
  path: string
  handler: Value
  /** The registering call. */
  site: ts.Node
  /** Does a request end here, rather than pass through? */
  answers: boolean
  /** Registered on some ways only: `if (flag) app.use(guard)`. */
  perhaps: boolean
  /** A middleware whose paths are not known: it may keep callers from any route, or from none. */
  unsure: Opaque | null
}

/** A Hono application, as far as its registering calls have been read (https://hono.dev/docs/api/hono). */
export interface HonoApp {
  base: string
  /** The path of the last call, for `app.get('/x', …).post(…)`. */
  path: string
  /** Shared by an app and what `basePath()` makes of it. */
  routes: Registered[]
  /** What it was given that could not be followed. */
  unread: Opaque[]
  /** How deep in branches it was made. */
  depth: number
}

const APPS = new WeakMap<ObjectValue['cells'], HonoApp>()

/** The application behind a value; undefined where it is none. */
export function honoAppOf(value: Value | undefined): HonoApp | undefined {
  return value?.kind === 'object' ? APPS.get(value.cells) : undefined
}

/** `new Hono()` */
export function newHono({ run }: NativeCall): Value {
  return appValue({ base: '/', path: '/', routes: [], unread: [], depth: run.journal.depth })
}

const VERBS = ['get', 'post', 'put', 'delete', 'patch', 'options', 'all']

function appValue(app: HonoApp): Value {
  const value: ObjectValue = object({})
  const method = (name: string, does: (call: NativeCall) => Value | undefined): void => {
    value.cells.set(name, { value: native(name, call => does(call) ?? value) })
  }
  for (const verb of VERBS) method(verb, call => void registerVerb(app, [verb.toUpperCase()], call))
  method('on', call => void registerOn(app, call))
  method('use', call => void registerUse(app, call))
  method('route', call => void registerApp(app, call))
  method('openapi', call => void registerDescribed(app, call))
  method('mount', call => void registerMount(app, call))
  method('basePath', ({ args }) => appValue({ ...app, base: mergePath(app.base, textOf(args[0]) ?? '*') }))
  method('fetch', call => dispatch(app, call))
  method('request', call => dispatch(app, call))
  // `onError`, `notFound`, `doc` and the like give the app back.
  value.rest = native('a method of Hono', () => value)
  APPS.set(value.cells, app)
  return value
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'constant' && typeof value.value === 'string' ? value.value : undefined
}

/** A text, or a list of texts. */
function textsOf(value: Value | undefined): string[] | undefined {
  const text = textOf(value)
  if (text !== undefined) return [text]
  if (value?.kind !== 'array' || !value.items) return undefined
  const texts = value.items.flatMap(cell => textOf(cell.value) ?? [])
  return texts.length === value.items.length ? texts : undefined
}

function flat(args: readonly Value[]): Value[] {
  return args
    .flatMap(arg => (arg.kind === 'array' ? (arg.items ?? [arg.element]).map(cell => cell.value) : [arg]))
    .filter(arg => arg.kind !== 'constant')
}

/** `app.get('/path', guard, handler)`; without a path, that of the call before. */
function registerVerb(app: HonoApp, methods: readonly string[], call: NativeCall): void {
  const path = takePath(app, call.args)
  const handlers = flat(path.given ? call.args.slice(1) : call.args)
  addAll(app, { methods, path: path.text, handlers, known: path.known }, call)
}

/** A path that is not known may be any. */
function takePath(app: HonoApp, args: readonly Value[]): { text: string; given: boolean; known: boolean } {
  const [first] = args
  const text = textOf(first)
  if (text !== undefined) app.path = text
  if (text !== undefined || args.length === 1)
    return { text: app.path, given: text !== undefined, known: true }
  const isPath = first?.kind === 'unknown' || first?.kind === 'union'
  return { text: isPath ? '*' : app.path, given: isPath, known: !isPath }
}

function registerOn(app: HonoApp, call: NativeCall): void {
  const [methods, paths, ...handlers] = call.args
  for (const path of textsOf(paths) ?? ['*']) {
    const known = textsOf(paths) !== undefined && textsOf(methods) !== undefined
    const verbs = (textsOf(methods) ?? ['ALL']).map(each => each.toUpperCase())
    addAll(app, { methods: verbs, path, handlers: flat(handlers), known }, call)
  }
}

function registerUse(app: HonoApp, call: NativeCall): void {
  const [first] = call.args
  const path = textOf(first)
  const isPath = path !== undefined || first?.kind === 'unknown' || first?.kind === 'union'
  const known = path !== undefined || !(isPath || mayBePath(call.args))
  const unsure = known ? null : call.run.opaque(call.site, 'where a middleware of the Hono app is registered')
  for (const handler of flat(isPath ? call.args.slice(1) : call.args))
    add(app, { method: 'ALL', path: path ?? '*', handler, answers: false, unsure }, call)
}

/** `app.use(PATHS.admin, guard)`: what a package gives may be a path as well as a function; Hono's are middlewares. */
function mayBePath([first, ...others]: readonly Value[]): boolean {
  return first?.kind === 'external' && !/^@?hono\//.test(first.module) && others.length > 0
}

/** `app.route('/posts', posts)` takes what `posts` holds by now; what is added to it later is not there. */
function registerApp(app: HonoApp, call: NativeCall): void {
  const [path, given] = call.args
  const options = given?.kind === 'union' ? given.options : given ? [given] : []
  for (const option of options) {
    const sub = honoAppOf(option)
    const at = textOf(path)
    if (!sub || at === undefined) {
      app.unread.push(option.origin.opaque ?? call.run.opaque(call.site, 'a part of the Hono app'))
      continue
    }
    app.unread.push(...sub.unread.filter(each => !app.unread.includes(each)))
    if (app.routes.length + sub.routes.length > MOST)
      app.unread.push(call.run.opaque(call.site, 'so many routes'))
    // A copy: an app may be routed into itself.
    for (const route of sub.routes.slice()) {
      const merged = mergePath(mergePath(app.base, at), route.path)
      put(app, { ...route, path: merged, perhaps: route.perhaps || isPerhaps(app, call.run) })
    }
  }
}

/** `app.openapi(createRoute({ method, path, middleware }), handler)` of @hono/zod-openapi. */
function registerDescribed(app: HonoApp, call: NativeCall): void {
  const [route, handler] = call.args
  const part = (name: string) => (route?.kind === 'object' ? route.cells.get(name)?.value : undefined)
  const path = textOf(part('path'))?.replaceAll(/\{(\w+)\}/g, ':$1')
  const method = textOf(part('method'))
  const before = part('middleware')
  const handlers = flat([...(before ? [before] : []), ...(handler ? [handler] : [])])
  const known = path !== undefined && method !== undefined
  addAll(app, { methods: [method?.toUpperCase() ?? 'ALL'], path: path ?? '*', handlers, known }, call)
}

/** `app.mount('/other', handler)` hands the request itself over. */
function registerMount(app: HonoApp, call: NativeCall): void {
  const [path, handler] = call.args
  if (!handler) return
  const mounted: Native = native('a mounted handler', inner => {
    const request = inner.args[0]
    const raw = request ? inner.run.interpreter.member(inner.run, request, 'req', inner.site) : UNDEFINED
    return inner.run.interpreter.call(handler, { ...inner, args: [raw], self: null })
  })
  const at = textOf(path)
  const where = mergePath(at ?? '', '*')
  add(app, { method: 'ALL', path: where, handler: mounted, answers: true }, call, at !== undefined)
}

interface Several {
  methods: readonly string[]
  path: string
  handlers: readonly Value[]
  /** Is it certain where and for what they are registered? */
  known: boolean
}

/** The last of the handlers is the one that answers, unless it is a middleware for a whole subtree. */
function addAll(app: HonoApp, { methods, path, handlers, known }: Several, call: NativeCall): void {
  for (const method of methods) {
    handlers.forEach((handler, index) => {
      const passes = path.endsWith('*') && handler.kind === 'function' && handler.node.parameters.length > 1
      const answers = index === handlers.length - 1 && !passes
      add(app, { method, path, handler, answers }, call, known)
    })
  }
}

function add(
  app: HonoApp,
  route: Pick<Registered, 'method' | 'path' | 'handler' | 'answers'> & { unsure?: Opaque | null },
  { run, site }: NativeCall,
  known = true,
): void {
  const perhaps = !known || isPerhaps(app, run)
  put(app, { unsure: null, ...route, path: mergePath(app.base, route.path), site, perhaps })
}

function isPerhaps(app: HonoApp, run: Run): boolean {
  return run.journal.depth > app.depth
}

/** More routes than any app has; one that is routed into itself again and again doubles each time. */
const MOST = 2000

/** A statement that is read twice registers once. */
function put(app: HonoApp, route: Registered): void {
  const same = (each: Registered) =>
    each.site === route.site &&
    each.method === route.method &&
    each.path === route.path &&
    nodeOf(each.handler) === nodeOf(route.handler)
  if (app.routes.length < MOST && !app.routes.some(same)) app.routes.push(route)
}

function nodeOf(value: Value): unknown {
  return value.kind === 'function' ? value.node : value.kind
}
