import type { Effect } from '../access/effect.ts'
import type { Reached } from '../access/judgement.ts'
import type { Model } from '../access/model.ts'
import { tableOf } from '../access/ties/table.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { placeOf } from '../project/lines.ts'
import { byEffect, byFile, named, type Shared } from './ownership/hit.ts'
import { costOf, type Cost } from './rates/cost.ts'

interface Costly {
  effect: Effect
  cost: Cost
}

/**
 * What costs money, writes to people or can be guessed is done as often as somebody asks (OWASP API4:2023, API6:2023).
 * Whether a host or a firewall counts is not in the source, so it is said and no more.
 */
function* check(model: Model): Iterable<Hit> {
  for (const [first, ...more] of byFile(byEffect(costly(model)))) if (first) yield hit(first, more)
}

function* costly(model: Model): Iterable<readonly [EntryPoint, Costly]> {
  for (const endpoint of model.endpoints) {
    const reached = reachedFreely(model, endpoint)
    if (!reached || counts(reached) || middlewareCounts(model, endpoint)) continue
    const open = reached.caller === 'anonymous'
    const guesses = reached.observations.some(({ kind }) => kind === 'password-compared')
    for (const effect of reached.effects) {
      const about = `${endpoint.path ?? ''} ${endpoint.export ?? ''} ${tableOf(effect.node) ?? ''}`
      const cost = costOf(effect, { open, about, guesses })
      if (cost) yield [endpoint, { effect, cost }]
    }
  }
}

/** What callers without any particular right get; undefined where there are none, or it cannot be told. */
function reachedFreely(model: Model, endpoint: EntryPoint): Reached | undefined {
  const { access, anonymous, as, passageAs } = model.judge(endpoint)
  const { state, guard } = access
  if (state === 'unguarded' || state === 'public') return anonymous
  const kind = guard?.kind
  if (kind !== 'session' && kind !== 'permission') return undefined
  return passageAs('signed-in')?.kind === 'denied' ? undefined : as('signed-in')
}

function counts({ observations }: Reached): boolean {
  return observations.some(({ kind }) => kind === 'rate-counted')
}

function middlewareCounts(model: Model, { app }: EntryPoint): boolean {
  const middleware = model.middlewareOf(app)
  if (!middleware) return false
  const { anonymous, as } = model.judge(middleware)
  return counts(anonymous) || counts(as('signed-in'))
}

const DOES: Record<Cost, string> = {
  mail: 'sends messages',
  model: 'calls a paid model',
  checkout: 'opens a checkout',
  guess: 'says whether a code or password is right',
  form: 'takes what anybody writes',
}

const ATTACK: Record<Cost, string> = {
  mail: 'Calls it a thousand times: inboxes fill, the bill grows, and the sender ends on block lists.',
  model: 'Calls it from a script all night long, and the app pays for every answer.',
  checkout: 'Tries stolen cards one after the other, or fills the account with open payments.',
  guess: 'Tries one code after the other until one is right.',
  form: 'Fills the table from a script until nobody finds what people have written.',
}

function hit({ found, endpoints }: Shared<Costly>, more: readonly Shared<Costly>[]): Hit {
  const { effect, cost } = found
  const [endpoint, ...others] = endpoints
  const places = [
    ...others.map(each => ({ ...placeOf(each.handler), note: `${each.id} comes here too` })),
    ...more.map(each => ({
      ...placeOf(each.found.effect.node),
      note: `${named(each.endpoints)} ${DOES[each.found.cost]} by ${each.found.effect.what}`,
    })),
  ]
  return {
    place: placeOf(effect.node),
    message: `${named(endpoints)} ${DOES[cost]} (${effect.what}), and nothing in the source counts how often.`,
    attack: ATTACK[cost],
    ...(places.length > 0 ? { related: places } : {}),
    ...(endpoint ? { endpoint: endpoint.id } : {}),
  }
}

const rule: Rule<Model> = {
  id: 'rate-limit-missing',
  title: 'What costs or can be guessed is not rate limited',
  group: 'routes',
  severity: 'info',
  confidence: 'low',
  cwe: [770, 799, 307],
  owasp: 'API4:2023',
  since: 'any',
  check,
}

export default rule
