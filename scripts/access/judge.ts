import type { Step } from '../core/place.ts'
import type { Access, Guard } from '../core/report.ts'
import type { Caller } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { deniedOnTheWay, guarded, open, ownGuard, shown, unknownAccess, whyUnknown } from './answers.ts'
import { ts } from '../project/typescript.ts'
import { callersOf, type Asked } from './callers.ts'
import { keepsData } from './kept.ts'
import type { Machine } from './interpreter.ts'
import type { Judgement, Reached } from './judgement.ts'
import { concretePaths } from './middleware/patterns.ts'
import type { Middleware, Passage } from './middleware/evaluate.ts'
import type { Cause } from './origin.ts'
import { reach, type ContextOf } from './reach.ts'
import type { Effect, TurnedAway } from './run.ts'

/** What stands around an endpoint: the middleware of its app, and the layouts of a page. */
export interface Surroundings {
  middleware: Middleware | undefined
  layoutGuard: (endpoint: EntryPoint) => TurnedAway | undefined
  /** The path that requests for it take; null where the caller can choose it, as with server actions. */
  pathOf: (endpoint: EntryPoint) => string | null
  /** What a tRPC procedure gets as context; undefined where nothing tells. */
  contextOf: ContextOf
  /** Does a page that is open to everybody do the same? */
  shownOpenly: (effect: Effect) => boolean
}

/** Who gets in at one endpoint, with the proof for the signed-out caller. */
export function judge(machine: Machine, endpoint: EntryPoint, around: Surroundings): Judgement {
  const path = around.pathOf(endpoint)
  const known = new Map<Caller, Asked>()
  const ask = (caller: Caller): Asked => {
    const first = known.get('anonymous')?.reached
    const answer = known.get(caller) ?? {
      passage:
        path === null || !around.middleware
          ? undefined
          : worstPassage(around.middleware, endpoint, path, caller),
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
  const access = decide(endpoint, { anonymous, passage, layoutGuard, around, ask })
  const row = { ...access, callers: callersOf(access, ask) }
  return { access: row, anonymous, passage, layoutGuard, as: caller => ask(caller).reached }
}

/** An API route of the Pages Router and a tRPC dispatcher answer every verb. */
const EVERY_VERB = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The caller chooses among the paths and verbs that lead here: it is denied only where each of them is. */
function worstPassage(
  middleware: Middleware,
  endpoint: EntryPoint,
  path: string,
  caller: Caller,
): Passage | undefined {
  const verbs = endpoint.method ? [endpoint.method] : endpoint.kind === 'pages-api' ? EVERY_VERB : ['GET']
  const passages = concretePaths(path).flatMap(each => verbs.map(verb => middleware.ask(each, verb, caller)))
  const order = ['passes', 'unknown', 'denied']
  return passages.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0]
}

interface Facets {
  anonymous: Reached
  passage: Passage | undefined
  layoutGuard: TurnedAway | undefined
  around: Surroundings
  ask: (caller: Caller) => Asked
}

function decide(endpoint: EntryPoint, facets: Facets): Access {
  const { anonymous, passage, layoutGuard, ask } = facets
  const certain = anonymous.effects.filter(effect => effect.doubts.length === 0)
  const own = ownGuard(anonymous)
  const harmless = anonymous.effects.length === 0 || (own !== undefined && keepsData(anonymous))
  const whole = !anonymous.stopped && anonymous.failures.length === 0
  if (harmless && whole && own) return guarded(endpoint, own)
  if (passage?.kind === 'denied') return deniedOnTheWay(passage)
  if (layoutGuard) return guarded(endpoint, layoutGuard, 'a layout turns the caller away')
  if (certain.length > 0) return meantForAll(endpoint, certain, facets) ?? open(endpoint, certain)
  const because = whyUnknown(anonymous, passage)
  if (because) return unknownAccess(because.because, because.evidence)
  return compared(anonymous, ask)
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
      // Named among what is public; a path that the matcher merely leaves out is named by nobody.
      return passage?.kind === 'passes' && passage.covered && around.middleware?.deniesByDefault
        ? shown(endpoint, undefined, 'the middleware lets everybody open it, by name')
        : shown(endpoint, first, `everybody who opens it reads ${first?.what ?? 'it'}`)
    case 'trpc-procedure':
      if (!isQuery(endpoint.handler) || effects.some(readsPeople)) return undefined
      return shown(
        endpoint,
        first,
        `it only reads (${first?.what ?? 'data'}), on a procedure that asks nobody`,
      )
    case 'server-action':
    case 'route-handler':
    case 'pages-api':
      return effects.every(around.shownOpenly)
        ? shown(endpoint, first, `an open page shows the same (${first?.what ?? 'data'})`)
        : undefined
    default:
      return undefined
  }
}

/** Tables of people and of what they hold are nobody's catalogue. Clerk's own user lists are filtered before they are shown. */
function readsPeople({ what }: Effect): boolean {
  return (
    /\.(users?|accounts?|sessions?|passwords?|tokens?|credentials?|payments?|invoices?)\./i.test(what) &&
    !what.includes('clerkClient')
  )
}

/** `.query(…)`: a mutation that is found to read only is not understood. */
function isQuery(handler: ts.Node): boolean {
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
function compared(anonymous: Reached, ask: (caller: Caller) => Asked): Access {
  for (const caller of INSIDERS) {
    const { skipped, effects } = ask(caller).reached
    const effect = effects.find(each => each.doubts.length === 0)
    if (effect)
      return keptBack(skipped[0], `${effect.what} happens only for a signed-in caller`, effect.trace)
  }
  const other = anonymous.skipped.find(({ kind }) => kind !== 'session' && kind !== 'permission')
  if (other) return keptBack(other, 'it finds nothing for a caller without the credential', [])
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
