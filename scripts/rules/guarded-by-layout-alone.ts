import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { guardFirst } from '../fixes/guard/guard-first.ts'
import { worstEffect } from './reached/worst.ts'

/**
 * Layouts do not run again on client navigation, and pages render beside them: a check in a layout is none for its
 * pages (https://nextjs.org/docs/app/guides/authentication#layouts-and-auth-checks).
 */
function* check(model: Model): Iterable<Hit> {
  const layouts = new Map<string, { line: number; pages: { endpoint: EntryPoint; effect: string }[] }>()
  for (const endpoint of model.endpoints) {
    const judgement = model.judge(endpoint)
    const { layoutGuard } = judgement
    const worst = worstEffect(judgement)
    if (!layoutGuard || !worst || judgement.passage?.kind === 'denied') continue
    const { file, line } = layoutGuard.step
    const known = layouts.get(file) ?? { line, pages: [] }
    known.pages.push({ endpoint, effect: worst.what })
    layouts.set(file, known)
  }
  for (const [file, { line, pages }] of layouts) {
    const endpoints = pages.map(({ endpoint }) => endpoint)
    const title = `Ask who calls in the pages below ${file}`
    yield { ...hit(file, line, pages), fix: guardFirst(model, endpoints, title) }
  }
}

function hit(file: string, line: number, pages: readonly { endpoint: EntryPoint; effect: string }[]): Hit {
  const names = pages.map(each => each.endpoint.path ?? each.endpoint.id)
  return {
    place: linePlace(file, line),
    message: `Only this layout keeps signed-out callers from ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}; the pages themselves read for anybody.`,
    attack:
      "Asks for the page's own segment, as the router does on navigation: the page renders beside the layout, and its data is sent.",
    related: pages.map(({ endpoint, effect }) => ({
      ...linePlace(endpoint.file, endpoint.line),
      note: `${endpoint.id} does ${effect}`,
    })),
  }
}

const rule: Rule<Model> = {
  id: 'guarded-by-layout-alone',
  title: 'Only a layout guards the pages that it wraps',
  group: 'routes',
  severity: 'medium',
  confidence: 'medium',
  cwe: [862, 1220],
  owasp: 'API5:2023',
  since: 'next 13.0.0',
  check,
}

export default rule
