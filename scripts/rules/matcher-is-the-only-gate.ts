import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { guardFirst } from '../fixes/guard/guard-first.ts'
import { asksNobody } from './reached/gated.ts'
import { worstEffect } from './reached/worst.ts'

/**
 * A list of what is protected leaves open whatever nobody has listed yet. Where the pages ask nothing themselves, that
 * list is all there is (docs: guides/development/upgrading/upgrade-guides/migrate-from-create-route-matcher). Pages that
 * read data are told by guarded-by-middleware-alone.
 */
function* check(model: Model): Iterable<Hit> {
  for (const app of model.project.apps) {
    const middleware = model.middlewareOf(app)
    if (!middleware || model.deniesByDefault(app)) continue
    const pages = model.endpoints.filter(
      each =>
        each.app === app &&
        (each.kind === 'page' || each.kind === 'pages-page') &&
        model.judge(each).passage?.kind === 'denied' &&
        asksNobody(model.judge(each)) &&
        !worstEffect(model.judge(each)),
    )
    if (pages.length > 0)
      yield {
        ...hit(pages, middleware),
        fix: guardFirst(model, pages, `Ask who calls in the pages that ${middleware.file} guards`),
      }
  }
}

function hit(pages: readonly EntryPoint[], middleware: EntryPoint): Hit {
  const names = pages.map(({ path, id }) => path ?? id)
  const shown = names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '')
  return {
    place: linePlace(middleware.file, middleware.line),
    message: `A list of protected paths is the only gate before ${names.length === 1 ? 'a page' : `${names.length} pages`} that ${names.length === 1 ? 'asks' : 'ask'} nobody (${shown}); a page beside the list is open.`,
    attack:
      'Tries the paths that were added since the list was written: what nobody has listed opens for everybody.',
    related: pages.map(({ file, line, id }) => ({ ...linePlace(file, line), note: `${id} asks nobody` })),
  }
}

const rule: Rule<Model> = {
  id: 'matcher-is-the-only-gate',
  title: 'A list of protected paths is the only gate',
  group: 'middleware',
  severity: 'low',
  confidence: 'high',
  cwe: [1220],
  owasp: 'API8:2023',
  since: '@clerk/nextjs 5.0.0',
  check,
}

export default rule
