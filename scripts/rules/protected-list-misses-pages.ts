import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { guardFirst } from '../fixes/guard/guard-first.ts'
import { asksNothingItself } from './reached/gated.ts'
import { worstEffect } from './reached/worst.ts'

/**
 * A middleware that lists what is protected, and pages that are meant to be private and are not on the list: a layout
 * asks for them, which does not run again on client navigation
 * (https://nextjs.org/docs/app/guides/authentication#layouts-and-auth-checks). Pages that ask for themselves need no list.
 */
function* check(model: Model): Iterable<Hit> {
  for (const app of model.project.apps) {
    const middleware = model.middlewareOf(app)
    if (!middleware || model.deniesByDefault(app)) continue
    const pages = model.endpoints.filter(each => each.app === app && each.kind === 'page')
    const isListed = (each: EntryPoint) => model.judge(each).passage?.kind === 'denied'
    if (!pages.some(isListed)) continue
    const missed = pages.filter(each => isMissed(model, each))
    if (missed.length > 0)
      yield {
        ...hit(model, missed, middleware),
        fix: guardFirst(model, missed, `Ask who calls in the pages that ${middleware.file} leaves out`),
      }
  }
}

function isMissed(model: Model, page: EntryPoint): boolean {
  const judgement = model.judge(page)
  return (
    judgement.passage?.kind === 'passes' &&
    judgement.layoutGuard?.cause.kind === 'session' &&
    asksNothingItself(judgement)
  )
}

function hit(model: Model, missed: readonly EntryPoint[], middleware: EntryPoint): Hit {
  const names = missed.map(({ path, id }) => path ?? id)
  const reads = missed.some(each => worstEffect(model.judge(each)))
  return {
    place: linePlace(middleware.file, middleware.line),
    message: `The protected paths listed here leave out ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}, which only a layout keeps from signed-out callers.`,
    attack:
      "Asks for the page's own segment, as the router does on navigation: the middleware lets it pass, and the layout that asks is not run.",
    severity: reads ? 'medium' : 'low',
    related: missed.map(each => {
      const step = model.judge(each).layoutGuard?.step
      return {
        ...linePlace(each.file, each.line),
        note: `${each.id} is guarded by ${step?.file ?? 'a layout'} alone`,
      }
    }),
  }
}

const rule: Rule<Model> = {
  id: 'protected-list-misses-pages',
  title: 'List of protected paths leaves out private pages',
  group: 'middleware',
  severity: 'medium',
  confidence: 'medium',
  cwe: [863, 862],
  owasp: 'API5:2023',
  since: '@clerk/nextjs 5.0.0',
  check,
}

export default rule
