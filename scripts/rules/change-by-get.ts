import type { Model } from '../access/model.ts'
import type { Effect } from '../access/effect.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, named, places } from './ownership/hit.ts'

/** Where another site sends the browser back to with a code of its own. */
const RETURNS = /(callback|oauth|connect|verify|confirm|unsubscribe|accept|invite|webhook|cron|auth)/i
const COUNTS = /(view|visit|click|hit|seen|read|log|track|analytic|event|session|cache|usage)/i

/**
 * The session cookie goes along with links from other sites (SameSite=Lax): what a GET changes, any page can have its
 * visitors change (CWE-352). What the request does not choose is left alone: counters, and rows made on first use.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(changes(model))) {
    const { effect } = shared.found
    yield {
      ...places(shared, 'a caller who follows a link'),
      message: `${named(shared.endpoints)} does ${effect.what} on a GET, with what the link says.`,
      attack:
        'Puts a link or an address to load into a page: whoever is signed in and opens it makes the change.',
    }
  }
}

function* changes(model: Model): Iterable<readonly [EntryPoint, { effect: Effect }]> {
  for (const endpoint of model.endpoints) {
    // A router behind a catch-all has verbs of its own.
    const path = endpoint.path ?? ''
    if (endpoint.method !== 'GET' || RETURNS.test(path) || path.includes('[...')) continue
    const { access, asOwner } = model.judge(endpoint)
    if (access.guard?.kind !== 'session') continue
    for (const effect of asOwner().effects) if (isChosen(effect)) yield [endpoint, { effect }]
  }
}

function isChosen({ kind, what, doubts, chosen, set }: Effect): boolean {
  if (kind !== 'write' || doubts.length > 0 || COUNTS.test(what)) return false
  if (/\.(delete|remove|destroy)\w*$/.test(what)) return chosen.some(({ sent }) => sent)
  // Marking as read, and rows that are made on first use, go by what is asked for and write nothing of it.
  return /\.(update|set|patch|replace)\w*$/.test(what) && set.some(({ sent }) => sent)
}

const rule: Rule<Model> = {
  id: 'change-by-get',
  title: 'A GET changes what the link names',
  group: 'routes',
  severity: 'low',
  confidence: 'medium',
  cwe: [352],
  owasp: 'ASVS V3.5.3',
  since: 'any',
  check,
}

export default rule
