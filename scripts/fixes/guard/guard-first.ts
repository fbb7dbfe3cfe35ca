import type { Model } from '../../access/model.ts'
import type { Fix, TextEdit } from '../../core/fix.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { matcherOf, widenedMatcher } from '../matcher.ts'
import { middlewareToCreate } from '../middleware-file.ts'
import { signInPath } from '../sign-in-path.ts'
import { asyncEdits, firstLines, functionFor, type Writable } from '../source/function-body.ts'
import { importing } from '../source/imports.ts'
import { askedAlready } from './asked-already.ts'
import type { GuardLines } from './clerk-guard.ts'
import { placeFor } from './kind.ts'
import { apiGuard, pageDataGuard } from './pages-router.ts'
import { procedureEdits } from './procedure.ts'
import { guardsFor, hindranceIn } from './written.ts'

/** What is changed for one endpoint, or what to write by hand. */
type Guarded = { edits: readonly TextEdit[] } | { byHand: string }

/**
 * A guard put first into each endpoint, in the manner of the app: its own helper where its other endpoints call one,
 * else Clerk's in the form of the installed release, with the refusal that the others give.
 * It changes who gets in, so it is to be reviewed.
 */
export function guardFirst(model: Model, endpoints: readonly EntryPoint[], title: string): Fix {
  const all = endpoints.map(each => guarded(model, each))
  const edits = all.flatMap(each => ('edits' in each ? each.edits : []))
  const byHand = all.flatMap(each => ('byHand' in each ? [each.byHand] : []))
  const needed =
    edits.length === 0 ? { edits: [], create: [], remains: [] } : middlewareNeeded(model, endpoints)
  return {
    title,
    safety: 'review',
    edits: distinct([...edits, ...needed.edits]),
    create: needed.create,
    install: [],
    remains: [...byHand, ...needed.remains],
  }
}

function distinct(edits: readonly TextEdit[]): TextEdit[] {
  return [
    ...new Map(edits.map(edit => [`${edit.file} ${edit.start} ${edit.end} ${edit.text}`, edit])).values(),
  ]
}

function guarded(model: Model, endpoint: EntryPoint): Guarded {
  if (placeFor(endpoint) === 'procedure') {
    const edits = procedureEdits(model, endpoint)
    return edits === undefined ? { byHand: procedureByHand(endpoint) } : { edits }
  }
  const fn = functionFor(endpoint.handler, placeFor(endpoint) !== 'page')
  const hindrance = whyNot(endpoint, fn)
  if (fn === undefined || hindrance !== undefined) return { byHand: byHand(endpoint, hindrance) }
  const edits =
    askedAlready(endpoint, fn) ??
    guards(model, endpoint, fn)
      .map(guard => written(fn, guard))
      .find(each => each !== undefined)
  return edits === undefined ? { byHand: byHand(endpoint, undefined) } : { edits }
}

/** Called by a schedule, it has no session to ask for. */
const SCHEDULED = /(?:^|\/)(?:cron|crons|scheduled|jobs?)(?:\/|$)/i

/** Clerk's middleware for Hono, where apps ask by getAuth(c). */
const ROUTERS_OWN = ['@hono/clerk-auth', '@clerk/hono']

function routersOwn({ kind, app }: EntryPoint): string | undefined {
  return kind === 'hono-route' ? ROUTERS_OWN.find(name => app.dependencies.has(name)) : undefined
}

function whyNot(endpoint: EntryPoint, fn: Writable | undefined): string | undefined {
  const { app, path } = endpoint
  if (!app.dependencies.has('@clerk/nextjs') && app.version('@clerk/nextjs') === undefined)
    return 'its package does not depend on @clerk/nextjs'
  if (placeFor(endpoint) === 'handler' && SCHEDULED.test(path ?? ''))
    return 'a schedule may call it, which has no session: ask for its secret instead'
  const router = routersOwn(endpoint)
  if (router !== undefined) return `${router} asks where its middleware runs in front of the route`
  if (endpoint.forCrawlers === true)
    return 'crawlers ask for it: move what it changes to where somebody is asked'
  return fn === undefined ? 'its function is made elsewhere' : hindranceIn(endpoint, fn)
}

function guards(
  model: Model,
  endpoint: EntryPoint,
  fn: Writable,
): (GuardLines & { edits?: readonly TextEdit[] })[] {
  switch (placeFor(endpoint)) {
    case 'api':
      return [apiGuard(fn) ?? []].flat()
    case 'page-data':
      return [pageDataGuard(endpoint, fn, signInPath(model.project)) ?? []].flat()
    default:
      return guardsFor(model, endpoint, fn)
  }
}

/** The guard's lines, its imports and what they need; undefined where a name cannot be had. */
function written(fn: Writable, guard: GuardLines & { edits?: readonly TextEdit[] }): TextEdit[] | undefined {
  const source = fn.getSourceFile()
  const names = new Map<string, string>()
  const edits: TextEdit[] = [...(guard.edits ?? [])]
  for (const wanted of guard.imports) {
    const imported = importing(source, wanted, wanted.name === 'auth' ? 'clerkAuth' : undefined)
    // The exit is written with its own names.
    if (
      imported === undefined ||
      (imported.local !== wanted.name && !['auth', 'getAuth'].includes(wanted.name))
    )
      return undefined
    names.set(wanted.name, imported.local)
    edits.push(...imported.edits)
  }
  if (meet(edits)) return undefined
  const lines = guard.lines(name => names.get(name) ?? name)
  return [...edits, ...(guard.awaits ? asyncEdits(fn) : []), ...firstLines(fn, lines)]
}

/** Two names into one import at one place have no order. */
function meet(edits: readonly TextEdit[]): boolean {
  return edits.some((a, i) => edits.some((b, j) => j > i && a.file === b.file && a.start === b.start))
}

/** `auth()` throws where Clerk's middleware does not run. */
function middlewareNeeded(
  model: Model,
  endpoints: readonly EntryPoint[],
): Pick<Fix, 'edits' | 'create' | 'remains'> {
  const [first] = endpoints
  const middleware = first && model.middlewareOf(first.app)
  if (first === undefined) return { edits: [], create: [], remains: [] }
  if (middleware === undefined) {
    const create = middlewareToCreate(model, first.app)
    const remains =
      create.length === 0
        ? [`Let clerkMiddleware() run in front of ${first.path ?? first.id}: without it auth() throws.`]
        : []
    return { edits: [], create, remains }
  }
  const source = middleware.handler.getSourceFile()
  const missed = endpoints.filter(each => runsNowhere(model, each))
  const [one] = missed
  if (one === undefined || matcherOf(source) === undefined) return { edits: [], create: [], remains: [] }
  const widened = widenedMatcher(source)
  if (widened !== undefined) return { edits: widened, create: [], remains: [] }
  return {
    edits: [],
    create: [],
    remains: [
      `Let config.matcher in ${middleware.file} take in ${one.path ?? one.id}: without the middleware auth() throws.`,
    ],
  }
}

function runsNowhere(model: Model, endpoint: EntryPoint): boolean {
  const place = placeFor(endpoint)
  if (place === 'action' || place === 'procedure' || endpoint.path === null) return false
  const { passage } = model.judge(endpoint)
  return passage === undefined || (passage.kind === 'passes' && !passage.covered)
}

function byHand(endpoint: EntryPoint, hindrance: string | undefined): string {
  const where = `In ${endpoint.file}, line ${endpoint.line}`
  const because = hindrance === undefined ? '' : ` (not written: ${hindrance})`
  switch (placeFor(endpoint)) {
    case 'api':
      return `${where}, first in the handler: \`const { userId } = getAuth(req); if (!userId) return res.status(401).end()\`, with getAuth from '@clerk/nextjs/server'${because}.`
    case 'page-data':
      return `${where}, first in getServerSideProps: \`const { userId } = getAuth(context.req); if (!userId) return { redirect: { destination: '/sign-in', permanent: false } }\`, with getAuth from '@clerk/nextjs/server'${because}.`
    case 'page':
      return `${where}, first in the component, made async: \`await auth.protect()\`, with auth from '@clerk/nextjs/server'${because}.`
    case 'handler':
      if (routersOwn(endpoint) !== undefined)
        return `${where}, first in the handler: \`if (!getAuth(c)?.userId) return c.json({ error: 'Unauthorized' }, 401)\`, with getAuth from '${routersOwn(endpoint)}'${because}.`
      return SCHEDULED.test(endpoint.path ?? '')
        ? `${where}, first in ${endpoint.method ?? 'the handler'}: \`const secret = process.env.CRON_SECRET; if (!secret || request.headers.get('authorization') !== 'Bearer ' + secret) return new Response('Unauthorized', { status: 401 })\`${because}.`
        : `${where}, first in ${endpoint.method ?? 'the handler'}: \`const { userId } = await auth(); if (!userId) return new Response('Unauthorized', { status: 401 })\`, with auth from '@clerk/nextjs/server'${because}.`
    default:
      return `${where}, first in ${endpoint.export ?? 'the function'}: \`const { userId } = await auth(); if (!userId) throw new Error('Unauthorized')\`, with auth from '@clerk/nextjs/server'${because}.`
  }
}

function procedureByHand({ file, line, export: name }: EntryPoint): string {
  return `In ${file}, line ${line}, begin ${name ?? 'the procedure'} at a procedure whose middleware throws UNAUTHORIZED where \`ctx.auth.userId\` is not set.`
}
