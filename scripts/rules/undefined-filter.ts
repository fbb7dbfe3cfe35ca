import type { Judgement } from '../access/judgement.ts'
import type { Model } from '../access/model.ts'
import type { Effect } from '../access/effect.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, named, places, type Shared } from './ownership/hit.ts'

interface Dropped {
  effect: Effect
  /** Whom the missing value belongs to. */
  who: string
}

/**
 * Prisma leaves a filter out whose value is undefined: `where: { organizationId: orgId }` finds the rows of every
 * organisation for a caller who has none active. An open endpoint that does so is reported as unguarded.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(queries(model))) yield hit(shared)
}

function* queries(model: Model): Iterable<readonly [EntryPoint, Dropped]> {
  for (const endpoint of model.endpoints)
    for (const dropped of droppedBy(model.judge(endpoint))) yield [endpoint, dropped]
}

function droppedBy(judgement: Judgement): Dropped[] {
  const { state } = judgement.access
  const found = (effects: readonly Effect[], who: string): Dropped[] =>
    effects.filter(isWidened).map(effect => ({ effect, who }))
  if (state === 'public') return found(judgement.anonymous.effects, 'a signed-out caller')
  if (state !== 'guarded' || judgement.passageAs('signed-in')?.kind === 'denied') return []
  return found(judgement.as('signed-in').effects, 'a signed-in caller without an active organisation')
}

/** Is nothing of the caller left in the condition? */
function isWidened({ dropped, chosen, doubts }: Effect): boolean {
  return doubts.length === 0 && dropped.length > 0 && !chosen.some(({ from }) => from.own)
}

function hit(shared: Shared<Dropped>): Hit {
  const { found, endpoints } = shared
  const { effect, who } = found
  const column = effect.dropped[0] ?? 'the condition'
  return {
    ...places(shared, who),
    message: `${named(endpoints)} does ${effect.what} by a ${column} that is undefined for ${who}: Prisma leaves the condition out and takes every row.`,
    attack:
      effect.kind === 'read'
        ? `Calls it without the value that ${column} is compared with, and reads the rows of everybody.`
        : `Calls it without the value that ${column} is compared with, and changes the rows of everybody.`,
  }
}

const rule: Rule<Model> = {
  id: 'undefined-filter',
  title: 'A condition that may be undefined finds every row',
  group: 'routes',
  severity: 'high',
  confidence: 'medium',
  cwe: [639, 457],
  owasp: 'API1:2023',
  since: 'any',
  check,
}

export default rule
