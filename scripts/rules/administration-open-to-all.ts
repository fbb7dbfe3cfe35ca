import { tableOf } from '../access/ties/table.ts'
import type { Effect } from '../access/effect.ts'
import type { Reached } from '../access/judgement.ts'
import { handsOut } from '../access/kept.ts'
import type { Model } from '../access/model.ts'
import { ADMINISTRATION } from '../core/administration.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, named, places, type Shared } from './ownership/hit.ts'

/**
 * Being signed in says who calls, not what they may do (OWASP API5:2023, broken function level authorization): the
 * endpoint is run as somebody who has just signed up. That it is an administrator's is told by its path alone.
 */
function* check(model: Model): Iterable<Hit> {
  // Where a member without a rank is turned away, some have one.
  const ranks = model.endpoints.some(each => model.judge(each).access.callers.member === 'denied')
  for (const shared of byEffect(open(model))) yield hit(shared, ranks)
}

function* open(model: Model): Iterable<readonly [EntryPoint, { effect: Effect }]> {
  for (const endpoint of model.endpoints) {
    if (!ADMINISTRATION.test(placeIn(endpoint))) continue
    const { access, as, passageAs } = model.judge(endpoint)
    if (access.guard?.kind !== 'session' || passageAs('signed-in')?.kind === 'denied') continue
    const reached = as('signed-in')
    const { observations, effects } = reached
    // A rank that users give themselves is asked for: that is the mistake (rule unsafe-metadata-trusted).
    if (observations.some(({ kind }) => kind === 'weighed-metadata' || kind === 'asked-metadata')) continue
    const sure = effects.filter(each => each.doubts.length === 0 && !isOwn(each))
    const effect =
      sure.find(({ kind }) => kind === 'write' || kind === 'service') ??
      (isShown(reached) ? sure.find(each => isRead(each) && !model.shownByPages(each)) : undefined)
    if (effect) yield [endpoint, { effect }]
  }
}

/** What was read before the caller is sent away is seen by nobody. */
function isShown(reached: Reached): boolean {
  return reached.turnedAway.length === 0 || handsOut(reached)
}

/** Its path, or its file within its app: where the whole app is for administrators, its name says nothing of one endpoint. */
function placeIn({ path, file, app }: EntryPoint): string {
  return path ?? file.slice(app.dir.length)
}

/** A row for each who has signed up. */
const OF_CALLERS = /^(user|profile|account|member)$/

/** The caller's own row is the caller's, wherever it is read or made: mostly to see what rank it tells. */
function isOwn({ kind, chosen, set, node }: Effect): boolean {
  const makesOwn =
    kind === 'write' &&
    chosen.length === 0 &&
    OF_CALLERS.test(tableOf(node) ?? '') &&
    set.some(({ from }) => from.own)
  return makesOwn || chosen.some(({ from }) => from.own)
}

function isRead({ kind }: Effect): boolean {
  return kind === 'read'
}

function hit(shared: Shared<{ effect: Effect }>, ranks: boolean): Hit {
  const { effect } = shared.found
  const changes = !isRead(effect)
  return {
    ...places(shared),
    message: `${named(shared.endpoints)} is an administrator's by its path, and does ${effect.what} for anybody who has signed up.`,
    attack: `Signs up, and ${changes ? 'changes' : 'reads'} what is meant for administrators (${effect.what}).`,
    // An app that tells nobody apart may have administrators alone.
    severity: changes ? (ranks ? 'high' : 'medium') : ranks ? 'medium' : 'low',
    confidence: ranks ? 'medium' : 'low',
  }
}

const rule: Rule<Model> = {
  id: 'administration-open-to-all',
  title: 'Any signed-in caller is let into administration',
  group: 'routes',
  severity: 'high',
  confidence: 'medium',
  cwe: [862, 285],
  owasp: 'API5:2023',
  since: 'any',
  check,
}

export default rule
