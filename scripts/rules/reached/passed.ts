import type { Model } from '../../access/model.ts'
import type { Severity } from '../../core/vocabulary.ts'
import { vulnerable } from '../advisories/match.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'

/** Who is left to call an action, and how grave that is. */
export interface Passed {
  reason: string
  lowered: (severity: Severity) => Severity
}

/** Since this major a call that arrives at another page goes through the middleware again (references/threat-model.md). */
const FORWARDS = 14

/**
 * The middleware, where it keeps strangers from every page that holds an action: a call to any other page is passed on
 * to one of these. null: some page that holds it is open, or it cannot be told.
 */
export function passedByPages(model: Model, endpoint: EntryPoint): Passed | null {
  if ((endpoint.app.version('next')?.major ?? 0) < FORWARDS) return null
  const pages = model.waysOf(endpoint)?.pages
  if (!pages || pages.length === 0) return null
  if (walkedPast(model, endpoint)) return null
  const keeps = (page: EntryPoint) =>
    model.postedTo(page, 'anonymous')?.kind === 'denied' && !model.uncoveredPathOf(page)
  if (!pages.every(keeps)) return null
  const anybody = pages.some(page => model.postedTo(page, 'signed-in')?.kind !== 'denied')
  return {
    reason: anybody
      ? 'the middleware keeps strangers from every page that holds it, and lets any account in'
      : 'the middleware keeps all but some callers from every page that holds it',
    lowered: severity => (anybody && severity !== 'low' ? STEP[severity] : 'low'),
  }
}

/** Is a release installed whose middleware can be walked past, in an app that hangs on it? That is told of the release. */
function walkedPast(model: Model, { app }: EntryPoint): boolean {
  return vulnerable(model).some(
    ({ copy, matches }) =>
      copy.apps.includes(app) &&
      matches.some(
        ({ advisory: { needs }, answer: { state } }) =>
          (needs === 'route-matcher' || needs === 'middleware') && state === 'present',
      ),
  )
}

const STEP: Record<Severity, Severity> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'low',
  info: 'info',
}
