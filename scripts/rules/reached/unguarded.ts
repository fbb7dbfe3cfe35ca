import type { Model } from '../../access/model.ts'
import type { Effect } from '../../access/effect.ts'
import type { Hit } from '../../core/rule.ts'
import type { EndpointKind, Severity } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { linePlace, type Place, type Step } from '../../core/place.ts'
import { guardFirst } from '../../fixes/guard/guard-first.ts'
import { lineOf, placeOf } from '../../project/lines.ts'
import { gateOf, mistakes } from './mistakes.ts'

/** What differs between the rules about endpoints that a signed-out caller reaches. */
export interface Unguarded {
  kinds: readonly EndpointKind[]
  /** How the endpoint is called in a message: `The route handler`. */
  name: string
  /** How an attacker calls it, up to the effect: `Sends a POST to /api/posts`. */
  act: (endpoint: EntryPoint) => string
}

/** Hits for every endpoint of one kind at which a signed-out caller reaches an effect. */
export function* unguarded(model: Model, { kinds, name, act }: Unguarded): Iterable<Hit> {
  for (const { endpoint, judgement, worst, slight, passed, others } of mistakes(model)) {
    if (!kinds.includes(endpoint.kind)) continue
    const gate = gateOf({ judgement })
    const told = slight ?? passed?.reason ?? (gate && onlySome(gate))
    const reason = told === null || told === undefined ? '' : `; ${told}`
    const severity = slight === null ? SEVERITY[worst.kind] : 'low'
    yield {
      place: startOf(endpoint),
      message: `${name} ${shownName(endpoint)}${others.length > 0 ? ` (and ${others.length} more)` : ''} does ${worst.what} without asking who calls${reason}.`,
      attack: `${act(endpoint)} ${passed ? 'with any account' : 'without an account'}, and ${CONSEQUENCE[worst.kind](worst.what)}.`,
      severity: passed?.lowered(severity) ?? severity,
      // A middleware that cannot be followed may turn the caller away before the handler is asked.
      confidence: judgement.passage?.kind === 'unknown' ? 'medium' : 'high',
      endpoint: endpoint.id,
      related: [
        ...chain(worst),
        ...others.map(each => ({
          ...linePlace(each.file, each.line),
          note: gate ? `${each.id} is let by in the same way` : `${each.id} leads to it too`,
        })),
      ],
      // One middleware is to blame: each of its pages gets a guard.
      fix: guardFirst(
        model,
        gate ? [endpoint, ...others] : [endpoint],
        `Ask who calls first in ${endpoint.id}${gate && others.length > 0 ? ' and what is let by with it' : ''}`,
      ),
    }
  }
}

/** What a message says of a middleware that turns callers away at a step, and only some: who calls chooses its Host too. */
function onlySome({ file, line }: Step): string {
  return `the middleware asks who calls only for some requests, by their Host or another header (${file}:${line})`
}

/** A default export has no name of its own: its path tells more. */
function shownName({ export: name, method, path, id }: EntryPoint): string {
  if (name !== null && name !== 'default') return name
  // The id of an action begins with the word that stands before it in the sentence.
  return method ?? path ?? id.replace(/^action /, '')
}

/** The whole handler would be a page of text: the finding speaks of its first line. */
function startOf({ handler, line }: EntryPoint): Place {
  const place = placeOf(handler)
  return { ...place, line, endLine: line, endColumn: place.column + 1 }
}

const SEVERITY: Record<Effect['kind'], Severity> = {
  write: 'high',
  service: 'high',
  read: 'medium',
  call: 'medium',
  cookie: 'low',
}

const CONSEQUENCE: Record<Effect['kind'], (what: string) => string> = {
  write: what => `changes what the app stores (${what})`,
  service: what => `makes the app act or pay through another service (${what})`,
  read: what => `reads what the app stores (${what})`,
  call: what => `reaches ${what}`,
  cookie: what => `sets a cookie (${what})`,
}

/** The chain of proof as related places: the calls on the way, then the effect itself. */
export function chain(effect: Effect): NonNullable<Hit['related']> {
  const steps = effect.trace.slice(0, -1).map(step => ({
    file: step.file,
    line: step.line,
    column: 1,
    endLine: step.line,
    endColumn: 2,
    note: step.note,
  }))
  return [
    ...steps,
    { ...placeOf(effect.node), note: `${effect.what}, line ${lineOf(effect.node)}, is reached` },
  ]
}
