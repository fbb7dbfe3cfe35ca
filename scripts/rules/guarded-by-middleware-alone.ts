import type { Judgement } from '../access/judgement.ts'
import type { Model } from '../access/model.ts'
import type { Fix } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { guardFirst } from '../fixes/guard/guard-first.ts'
import { holeOf } from './reached/holes.ts'
import { isPage } from './reached/pages.ts'
import { worstEffect } from './reached/worst.ts'

/**
 * A path rule in the middleware is the second wall, not the first: matchers and routers disagree, and bypasses
 * recur (GHSA-f82v-jwr5-mffw, GHSA-vqx2-fgx2-5wq9; docs: migrate-from-create-route-matcher).
 */
function* check(model: Model): Iterable<Hit> {
  for (const app of model.project.apps) {
    const middleware = model.middlewareOf(app)
    if (!middleware) continue
    const alone = model.endpoints
      .filter(each => each.app === app)
      .flatMap(endpoint => found(endpoint, model.judge(endpoint)))
    const pages = alone.filter(each => isPage(each.endpoint))
    for (const each of alone) {
      // One with a hole is told by matcher-leaves-endpoint-open.
      if (!isPage(each.endpoint) && !holeOf(model, each.endpoint))
        yield { ...handlerHit(each, middleware), fix: ownGuards(model, [each]) }
    }
    if (pages.length > 0) yield { ...pagesHit(pages, middleware), fix: ownGuards(model, pages) }
  }
}

interface Alone {
  endpoint: EntryPoint
  effect: string
  writes: boolean
}

function found(endpoint: EntryPoint, judgement: Judgement): Alone[] {
  if (judgement.passage?.kind !== 'denied' || judgement.layoutGuard) return []
  if (judgement.access.state !== 'guarded') return []
  const worst = worstEffect(judgement)
  if (!worst) return []
  return [{ endpoint, effect: worst.what, writes: worst.kind === 'write' || worst.kind === 'service' }]
}

function ownGuards(model: Model, alone: readonly Alone[]): Fix {
  const endpoints = alone.map(({ endpoint }) => endpoint)
  const [first] = endpoints
  const named = endpoints.length === 1 ? (first?.id ?? '') : `${endpoints.length} pages`
  return guardFirst(model, endpoints, `Ask who calls in ${named}, not in the middleware alone`)
}

function handlerHit({ endpoint, effect, writes }: Alone, middleware: EntryPoint): Hit {
  return {
    place: linePlace(endpoint.file, endpoint.line),
    message: `Only a path rule in ${middleware.file} keeps signed-out callers from ${endpoint.id}; the handler itself does ${effect} for anybody.`,
    attack: `Finds a spelling of the path, a matcher change or a framework bypass that the middleware misses, and ${effect} runs.`,
    severity: writes ? 'medium' : 'low',
    endpoint: endpoint.id,
    related: [{ ...linePlace(middleware.file, middleware.line), note: 'the only guard' }],
  }
}

function pagesHit(pages: readonly Alone[], middleware: EntryPoint): Hit {
  const names = pages.map(each => each.endpoint.path ?? each.endpoint.id)
  return {
    place: linePlace(middleware.file, middleware.line),
    message: `Only path rules here keep signed-out callers from ${names.length === 1 ? 'a page that reads' : `${names.length} pages that read`} private data (${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}).`,
    attack:
      'Finds a spelling of a path, a matcher change or a framework bypass that the middleware misses, and reads the page.',
    severity: 'low',
    related: pages.map(({ endpoint, effect }) => ({
      ...linePlace(endpoint.file, endpoint.line),
      note: `${endpoint.id} does ${effect}`,
    })),
  }
}

const rule: Rule<Model> = {
  id: 'guarded-by-middleware-alone',
  title: 'Only a path rule in the middleware guards it',
  group: 'middleware',
  severity: 'medium',
  confidence: 'high',
  cwe: [1220, 288],
  owasp: 'API5:2023',
  since: 'next 12.2.0',
  check,
}

export default rule
