import type { Model } from '../access/model.ts'
import type { Fix } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { guardFirst } from '../fixes/guard/guard-first.ts'
import { widenedMatcher } from '../fixes/matcher.ts'
import { holeOf, type Hole } from './reached/holes.ts'
import { isPage } from './reached/pages.ts'

/**
 * `config.matcher` decides whether the middleware is asked at all: what it leaves out, the code behind it never
 * sees (docs: reference/nextjs/clerk-middleware#configuration).
 */
function* check(model: Model): Iterable<Hit> {
  for (const app of model.project.apps) {
    const middleware = model.middlewareOf(app)
    if (!middleware) continue
    const open = model.endpoints.filter(each => each.app === app).flatMap(each => holeOf(model, each) ?? [])
    const aside = open.filter(each => each.path === null)
    for (const each of open)
      if (each.path !== null && !isPage(each.endpoint))
        yield { ...handlerHit(each, middleware), fix: ownGuards(model, [each]) }
    const pages = open.filter(each => each.path !== null && isPage(each.endpoint))
    if (pages.length > 0) yield { ...pagesHit(pages, middleware), fix: ownGuards(model, pages) }
    if (aside.length > 0) yield { ...leftOutHit(aside, middleware), fix: widened(model, aside, middleware) }
  }
}

/** No matcher covers every path that a dynamic segment may take: the endpoint asks for itself. */
function ownGuards(model: Model, holes: readonly Hole[]): Fix {
  const endpoints = holes.map(({ endpoint }) => endpoint)
  const named = endpoints.length === 1 ? (endpoints[0]?.id ?? '') : `${endpoints.length} pages`
  return guardFirst(model, endpoints, `Ask who calls in ${named} itself`)
}

function widened(model: Model, left: readonly Hole[], { file, handler }: EntryPoint): Fix {
  const edits = widenedMatcher(handler.getSourceFile())
  if (edits === undefined) return ownGuards(model, left)
  const title = `Let config.matcher in ${file} take in ${left[0]?.endpoint.path ?? 'what it leaves out'}`
  return { title, safety: 'review', edits, create: [], install: [], remains: [] }
}

function handlerHit({ endpoint, effect, path }: Hole, middleware: EntryPoint): Hit {
  return {
    place: linePlace(endpoint.file, endpoint.line),
    message: `Only ${middleware.file} keeps signed-out callers from ${endpoint.id}, and it lets ${path} pass, which leads here too.`,
    attack: `Asks for ${path}: the middleware does not ask who calls, and ${effect} runs.`,
    severity: 'high',
    endpoint: endpoint.id,
    related: [{ ...linePlace(middleware.file, middleware.line), note: 'the only guard' }],
  }
}

function pagesHit(pages: readonly Hole[], middleware: EntryPoint): Hit {
  const [first] = pages
  return {
    place: linePlace(middleware.file, middleware.line),
    message: `The middleware is the only guard of ${pages.length === 1 ? 'a page' : `${pages.length} pages`} that it does not guard under every path: ${listed(pages)}.`,
    attack: `Asks for ${first?.path ?? 'such a path'}: the middleware does not ask who calls, and ${first?.effect ?? 'the page'} runs.`,
    related: related(pages),
  }
}

/** The code would refuse, and the matcher does not let it. */
function leftOutHit(left: readonly Hole[], middleware: EntryPoint): Hit {
  return {
    place: linePlace(middleware.file, middleware.line),
    message: `config.matcher leaves out what the code here would turn away: ${listed(left)}.`,
    attack: `Asks for ${left[0]?.endpoint.path ?? 'such a path'} without an account: the middleware is not run, and ${left[0]?.effect ?? 'the endpoint'} is.`,
    related: related(left),
  }
}

function listed(holes: readonly Hole[]): string {
  const names = holes.map(({ endpoint, path }) => path ?? endpoint.id)
  return names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '')
}

function related(holes: readonly Hole[]): NonNullable<Hit['related']> {
  return holes.map(({ endpoint, effect, path }) => ({
    ...linePlace(endpoint.file, endpoint.line),
    note: `${endpoint.id} does ${effect}${path === null ? '' : ` for ${path}`}`,
  }))
}

const rule: Rule<Model> = {
  id: 'matcher-leaves-endpoint-open',
  title: 'config.matcher leaves out what only the middleware guards',
  group: 'middleware',
  severity: 'medium',
  confidence: 'medium',
  cwe: [863, 288],
  owasp: 'API5:2023',
  since: 'next 12.2.0',
  check,
}

export default rule
