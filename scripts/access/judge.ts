import type { Step } from '../core/place.ts'
import type { Access, Guard } from '../core/report.ts'
import type { Caller } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { deniedOnTheWay, guarded, open, ownGuard, shown, unknownAccess, whyUnknown } from './answers.ts'
import { ts } from '../project/typescript.ts'
import { countIn } from './beside.ts'
import { callersOf, type Asked } from './callers.ts'
import { keepsData } from './kept.ts'
import type { Machine } from './interpreter.ts'
import type { Judgement, Reached } from './judgement.ts'
import type { Passage } from './middleware/verdict.ts'
import type { Cause } from './origin.ts'
import { reach, type ContextOf, type Given } from './reach.ts'
import type { Effect, TurnedAway } from './effect.ts'
import { tableOf } from './ties/table.ts'
import { looksLikeWebhook } from './webhook.ts'

/** What stands around an endpoint: the middleware of its app, and the layouts of a page. */
export interface Surroundings {
  /** Does the middleware turn away what it does not name? */
  deniesByDefault: (endpoint: EntryPoint) => boolean
  layoutGuard: (endpoint: EntryPoint) => TurnedAway | undefined
  /** What the middleware does with a caller at worst, over all paths that lead there; undefined where it decides nothing. */
  passageOf: (endpoint: EntryPoint, caller: Caller) => Passage | undefined
  /** What a tRPC procedure gets as context; undefined where nothing tells. */
  contextOf: ContextOf
  /** What a signed-out caller reaches of what Next runs beside a page. */
  beside: (endpoint: EntryPoint) => readonly Reached[]
  /** Does a page that is open to everybody do the same? */
  shownOpenly: (effect: Effect) => boolean
}

/** Who gets in at one endpoint, with the proof for the signed-out caller. */
export function judge(machine: Machine, endpoint: EntryPoint, around: Surroundings): Judgement {
  const known = new Map<Caller, Asked>()
  const ask = (caller: Caller): Asked => {
    const first = known.get('anonymous')?.reached
    const answer = known.get(caller) ?? {
      passage: around.passageOf(endpoint, caller),
      reached:
        first && (!first.asked || first.stopped)
          ? { ...first, caller }
          : reach(machine, endpoint, caller, around.contextOf),
    }
    known.set(caller, answer)
    return answer
  }
  const { passage, reached: anonymous } = ask('anonymous')
  const layoutGuard = around.layoutGuard(endpoint)
  const once = (caller: Caller, given: Given) =>
    memoised(() => reach(machine, endpoint, caller, around.contextOf, given))
  const withoutSecrets = once('anonymous', { unset: true })
  const facets = { anonymous, passage, layoutGuard, around, ask, withoutSecrets }
  const own = decide(endpoint, facets)
  const beside = passage?.kind === 'denied' ? [] : around.beside(endpoint)
  const { access, effects, told } = countIn(endpoint, own, beside, reads =>
    meantForAll(endpoint, reads, facets),
  )
  return {
    access: { ...access, callers: callersOf(access, ask) },
    anonymous: effects.length > 0 ? { ...anonymous, effects: [...anonymous.effects, ...effects] } : anonymous,
    passage,
    layoutGuard,
    told,
    as: caller => ask(caller).reached,
    passageAs: caller => ask(caller).passage,
    asOwner: once('signed-in', { owns: true }),
    asRanked: {
      stranger: once('signed-in', { ranked: true }),
      owner: once('signed-in', { ranked: true, owns: true }),
      elsewhere: once('other-organisation', { ranked: true }),
    },
    asSender: once('anonymous', { sender: true }),
    withoutSecrets,
  }
}

function memoised<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

interface Facets {
  anonymous: Reached
  passage: Passage | undefined
  layoutGuard: TurnedAway | undefined
  around: Surroundings
  ask: (caller: Caller) => Asked
  withoutSecrets: () => Reached
}

function decide(endpoint: EntryPoint, facets: Facets): Access {
  const { anonymous, passage, layoutGuard, ask } = facets
  const certain = anonymous.effects.filter(effect => effect.doubts.length === 0)
  const own = ownGuard(anonymous)
  const harmless = anonymous.effects.length === 0 || (own !== undefined && keepsData(anonymous))
  const whole = !anonymous.stopped && anonymous.failures.length === 0
  if (harmless && whole && own) return opensUnset(endpoint, own.cause, facets) ?? guarded(endpoint, own)
  if (passage?.kind === 'denied') return deniedOnTheWay(passage)
  if (layoutGuard) return guarded(endpoint, layoutGuard, 'a layout turns the caller away')
  if (certain.length > 0) return meantForAll(endpoint, certain, facets) ?? open(endpoint, certain)
  const because = whyUnknown(anonymous, passage)
  if (because) return unknownAccess(because.because, because.evidence)
  const kept = anonymous.skipped.find(({ kind }) => kind !== 'session' && kind !== 'permission')
  return (kept && opensUnset(endpoint, kept, facets)) ?? compared(ask, kept)
}

/** A webhook that checks the sender only where its secret is set, and lets everybody in where it is not. */
function opensUnset(
  endpoint: EntryPoint,
  cause: Cause,
  { anonymous, passage, withoutSecrets }: Facets,
): Access | undefined {
  if (cause.kind !== 'signature' && cause.kind !== 'shared-secret') return undefined
  if (passage?.kind === 'denied' || !looksLikeWebhook(endpoint, () => withoutSecrets().effects))
    return undefined
  // Checked with an empty secret it is checked all the same: that is told of the secret.
  if (anonymous.observations.some(({ kind }) => kind === 'secret-blank-used')) return undefined
  const effects = withoutSecrets().effects.filter(
    ({ doubts, kind }) => doubts.length === 0 && kind !== 'read',
  )
  return effects.length > 0 ? open(endpoint, effects) : undefined
}

/**
 * Reading alone may be what an endpoint is for: a page that shows a catalogue, a query on a builder that asks nobody,
 * an action that gives what an open page shows anyway. What writes or acts through others is never taken for that.
 */
function meantForAll(
  endpoint: EntryPoint,
  effects: readonly Effect[],
  { passage, around }: Facets,
): Access | undefined {
  if (effects.some(({ kind }) => kind !== 'read')) return undefined
  const [first] = effects
  switch (endpoint.kind) {
    case 'page':
    case 'layout':
    case 'template':
    case 'default':
    case 'pages-page':
      // The app's own list says that this page is not for strangers.
      if (passage?.kind === 'passes' && passage.elseRefuses) return undefined
      // Named among what is public; a path that the matcher merely leaves out is named by nobody.
      return passage?.kind === 'passes' && passage.covered && around.deniesByDefault(endpoint)
        ? shown(endpoint, undefined, 'the middleware lets everybody open it, by name')
        : shown(endpoint, first, `everybody who opens it reads ${first?.what ?? 'it'}`)
    case 'trpc-procedure':
    case 'orpc-procedure':
      if (!isQuery(endpoint) || effects.some(readsPeople)) return undefined
      return shown(
        endpoint,
        first,
        `it only reads (${first?.what ?? 'data'}), on a procedure that asks nobody`,
      )
    case 'server-action':
    case 'route-handler':
    case 'pages-api':
    case 'hono-route':
      if (endpoint.forCrawlers || (isFeed(endpoint) && !effects.some(readsPeople)))
        return shown(endpoint, first, `crawlers are given what it reads (${first?.what ?? 'data'})`)
      return !effects.some(readsPeople) && effects.every(around.shownOpenly)
        ? shown(endpoint, first, `an open page shows the same (${first?.what ?? 'data'})`)
        : undefined
    default:
      return undefined
  }
}

/** What crawlers and readers of feeds ask for by its name, where a route handler answers it. */
const FEED = /\/(sitemap[\w.-]*\.xml|robots\.txt|(rss|feed|atom)(\.xml)?|llms(-full)?\.txt)$/

function isFeed({ kind, method, path }: EntryPoint): boolean {
  return kind === 'route-handler' && method === 'GET' && FEED.test(path ?? '')
}

const OF_PEOPLE = /^(users?|accounts?|sessions?|passwords?|tokens?|credentials?|payments?|invoices?)$/i

/** Tables of people and of what they hold are nobody's catalogue; how many there are is told of nobody. Clerk's own user lists are filtered before they are shown. */
function readsPeople({ what, module, node }: Effect): boolean {
  if (module?.startsWith('@clerk/') === true || what.endsWith('.count')) return false
  return what.split('.').some(name => OF_PEOPLE.test(name)) || OF_PEOPLE.test(tableOf(node) ?? '')
}

/** `.query(…)`: a mutation that is found to read only is not understood. oRPC, whose handlers are functions, does not tell the two apart. */
function isQuery({ handler }: EntryPoint): boolean {
  return (
    !ts.isCallExpression(handler) ||
    !ts.isPropertyAccessExpression(handler.expression) ||
    handler.expression.name.text === 'query'
  )
}

/** Whoever may be let in where a signed-out caller is not, from the least rights to the most. */
const INSIDERS: readonly Caller[] = ['signed-in', 'member', 'admin']

/**
 * No effect and nobody turned away: what insiders reach tells whether something was kept back. A change that only they
 * reach was, wherever that was decided.
 */
function compared(ask: (caller: Caller) => Asked, kept: Cause | undefined): Access {
  for (const caller of INSIDERS) {
    const { skipped, effects } = ask(caller).reached
    const effect = effects.find(each => each.doubts.length === 0)
    if (effect)
      return keptBack(skipped[0], `${effect.what} happens only for a signed-in caller`, effect.trace)
  }
  if (kept) return keptBack(kept, 'it finds nothing for a caller without the credential', [])
  return {
    state: 'public',
    guard: null,
    because: 'nothing that matters is reached',
    evidence: [],
    callers: { anonymous: 'reached' },
  }
}

function keptBack(cause: Cause | undefined, because: string, trace: readonly Step[]): Access {
  const step = cause?.step ?? trace.at(-1)
  const guard: Guard | null = step
    ? { kind: cause?.kind ?? 'session', file: step.file, line: step.line }
    : null
  return {
    state: 'guarded',
    guard,
    because,
    evidence: [...(step ? [step] : []), ...trace],
    callers: { anonymous: 'denied' },
  }
}
