import { isPrivate } from '../access/ties/tables.ts'
import type { Model } from '../access/model.ts'
import type { Untied } from '../access/ties/untied.ts'
import { named as asName } from '../core/name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, choice, named, places, type Shared } from './ownership/hit.ts'

/**
 * Being signed in says who calls, not whose the object is: an id in a request is the caller's choice
 * (OWASP API1:2023, broken object level authorization). A page's own upkeep of a row is left alone: nobody sends it.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(changes(model))) yield hit(shared)
}

function* changes(model: Model): Iterable<readonly [EntryPoint, Untied]> {
  for (const endpoint of model.endpoints) {
    if (isRendered(endpoint)) continue
    for (const untied of model.untiedOf(endpoint)) if (untied.effect.kind !== 'read') yield [endpoint, untied]
  }
}

/** What is rendered is fetched, not sent: what it writes is upkeep. */
function isRendered({ kind, forCrawlers }: EntryPoint): boolean {
  return (
    forCrawlers === true ||
    kind === 'page' ||
    kind === 'layout' ||
    kind === 'template' ||
    kind === 'default' ||
    kind === 'pages-page'
  )
}

function hit(shared: Shared<Untied>): Hit {
  const { found: untied, endpoints } = shared
  const { effect, beside, owned, table } = untied
  const isFile = table === null && untied.columns[0]?.name === 'path'
  const what = untied.into ?? (isFile ? 'the file' : table === null ? 'the object' : `the ${asName(table)}`)
  const checked = beside[0] === undefined ? '' : ` (${beside[0]} is, ${choice(untied)} is not)`
  const sure = isFile || isPrivate(owned) || beside.length > 0 || /delete|remove|destroy/i.test(effect.what)
  return {
    ...places(shared),
    message: `${named(endpoints)} does ${effect.what} ${untied.into ? 'into' : 'on'} ${what} that ${choice(untied)} names, and nothing ties it to the caller${checked}.`,
    attack: isFile
      ? `Signs in with an account of its own, sends the path of a file of somebody else's, or one with ../ in it, and ${effect.what} is done to it.`
      : `Signs in with an account of its own, sends the id of somebody else's ${untied.into?.replace('the ', '') ?? (table === null ? 'object' : asName(table))}, and ${effect.what} is done to it.`,
    severity: sure && !untied.into ? 'high' : 'medium',
    confidence: sure ? 'medium' : 'low',
  }
}

const rule: Rule<Model> = {
  id: 'foreign-object-changed',
  title: 'Any signed-in caller changes what is not its own',
  group: 'routes',
  severity: 'high',
  confidence: 'medium',
  cwe: [639, 862],
  owasp: 'API1:2023',
  since: 'any',
  check,
}

export default rule
