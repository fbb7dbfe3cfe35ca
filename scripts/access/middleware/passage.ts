import type { Caller } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Middleware } from './evaluate.ts'
import type { Passage } from './verdict.ts'
import { spellings, type RequestPath } from './request-path.ts'
import { plainWaysTo, waysTo, type Site } from './ways.ts'

/** A path that no page has: it shows not-found, which bundles what the root layout does. */
const NOWHERE = ['/x1-unlisted-x2/x3', '/x1-unlisted-x2.png']

/** The middleware of an app together with what leads to its endpoints. */
export interface Gate {
  middleware: Middleware
  site: Site
}

/** What the middleware does at worst, and on which path. */
export interface Worst {
  passage: Passage
  way: RequestPath
}

/**
 * The caller chooses among the paths and verbs that lead here: it is denied only where each of them is. A value that
 * makes `config.matcher` leave a path out is a hole of its own (see uncovered.ts).
 */
export function worstPassage(
  gate: Gate,
  endpoint: EntryPoint,
  route: string,
  caller: Caller,
): Worst | undefined {
  const verbs = verbsOf(endpoint)
  const usual = worst(gate, plainWaysTo(gate.site, endpoint, route), verbs, caller)
  if (!usual || usual.passage.kind === 'passes') return usual
  const covered = waysTo(gate.site, endpoint, route).filter(way => gate.middleware.covers(way) === true)
  const named = worst(gate, covered, verbs, caller)
  return named && isWorse(named, usual) ? named : usual
}

/** An API route of the Pages Router and `app.all(…)` answer every verb; a tRPC dispatcher the two that its procedures take. */
export function verbsOf({ kind, method }: EntryPoint): readonly string[] {
  if (method !== null) return [method]
  switch (kind) {
    case 'pages-api':
    case 'hono-route':
      return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
    case 'trpc-procedure':
    case 'orpc-procedure':
      return ['GET', 'POST']
    default:
      return ['GET']
  }
}

/**
 * A server action is called by its id with a POST to a page. Next binds the id to the pages whose bundle holds it, and
 * passes a call that arrives elsewhere on to one of them, through the middleware again (next
 * `server/app-render/action-handler`, read in 14.2 and 15.5, run on 16.4). Which pages hold it is a matter of imports: a
 * form in the root layout puts it on every page. So a path rule counts only where it denies every page.
 */
export function actionPassage(gate: Gate, pages: readonly EntryPoint[], caller: Caller): Worst | undefined {
  const nowhere = NOWHERE.flatMap(path => spellings(gate.site.config, path))
  const ways = pages.flatMap(page => (page.path === null ? [] : waysTo(gate.site, page, page.path)))
  const answer = worst(gate, [...nowhere, ...ways], ['POST'], caller)
  return answer?.passage.kind === 'denied' ? answer : undefined
}

const ORDER: readonly Passage['kind'][] = ['passes', 'unknown', 'denied', 'elsewhere']

function worst(
  { middleware }: Gate,
  ways: readonly RequestPath[],
  verbs: readonly string[],
  caller: Caller,
): Worst | undefined {
  let found: Worst | undefined
  for (const way of ways) {
    for (const method of verbs) {
      const passage = throughRewrite(middleware.asked(way, { method, without: null }, caller), way)
      const next = { passage, way }
      if (!found || isWorse(next, found)) found = next
      if (passage.kind === 'passes') return found
    }
  }
  return found
}

function isWorse(one: Worst, other: Worst): boolean {
  return ORDER.indexOf(one.passage.kind) < ORDER.indexOf(other.passage.kind)
}

/** Under a path that is none of its own, only a rewrite shows the endpoint. */
function throughRewrite(passage: Passage, { rewritten }: RequestPath): Passage {
  if (!rewritten) return passage
  const shows = passage.kind !== 'unknown' && passage.rewritten
  return shows ? { kind: 'passes', covered: true, rewritten: true } : { kind: 'elsewhere', rewritten: false }
}
