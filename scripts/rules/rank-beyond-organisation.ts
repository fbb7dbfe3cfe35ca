import type { Model } from '../access/model.ts'
import type { Beyond } from '../access/ties/beyond.ts'
import { named as asName } from '../core/name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, choice, named, places, type Shared } from './ownership/hit.ts'

/**
 * A role says what somebody may do in its own organisation, and not in which one (OWASP API1:2023; CWE-639). Where anybody
 * can found an organisation, anybody is somewhere an administrator.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(beyond(model))) yield hit(shared)
}

function* beyond(model: Model): Iterable<readonly [EntryPoint, Beyond]> {
  for (const endpoint of model.endpoints) {
    const all = model.beyondOf(endpoint)
    // Whoever changes rows by ids looks some up first: the change is the graver half of it.
    const changes = all.filter(({ effect }) => effect.kind === 'write')
    for (const found of changes.length > 0 ? changes : all) yield [endpoint, found]
  }
}

function hit(shared: Shared<Beyond>): Hit {
  const { found, endpoints } = shared
  const { effect, table } = found
  const changes = effect.kind === 'write'
  const object = asName(table)
  return {
    ...places(shared, 'whoever has the role'),
    message: `${named(endpoints)} asks for a role, and does ${effect.what} on the ${object} that ${choice(found)} names, whichever organisation it belongs to.`,
    attack: `Has that role in an organisation of its own, sends the id of another organisation's ${object}, and ${changes ? `${effect.what} is done to it` : 'reads it'}.`,
    ...(changes ? {} : { severity: 'low' as const }),
  }
}

const rule: Rule<Model> = {
  id: 'rank-beyond-organisation',
  title: 'A role in one organisation reaches into others',
  group: 'routes',
  severity: 'medium',
  confidence: 'low',
  cwe: [639, 863],
  owasp: 'API1:2023',
  since: 'any',
  check,
}

export default rule
