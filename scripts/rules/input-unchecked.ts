import type { Model } from '../access/model.ts'
import type { Column } from '../access/ties/columns.ts'
import type { Written } from '../access/ties/written.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { placeOf } from '../project/lines.ts'
import { byEffect, byFile, choice, named, type Shared } from './ownership/hit.ts'

/**
 * A body and an action's arguments may hold anything: types are gone when the code runs
 * (https://nextjs.org/docs/app/guides/data-security#validating-client-input). What is written whole is told by
 * mass-assignment. A file that never checks makes one mistake, however often.
 */
function* check(model: Model): Iterable<Hit> {
  for (const [first, ...more] of byFile(byEffect(writes(model)))) if (first) yield hit(first, more)
}

function* writes(model: Model): Iterable<readonly [EntryPoint, Written]> {
  for (const endpoint of model.endpoints)
    for (const written of model.writtenOf(endpoint)) {
      const columns = written.columns.filter(column => isUnchecked(column, written))
      if (columns.length > 0) yield [endpoint, { ...written, columns }]
    }
}

function isUnchecked({ name, raw, from }: Column, { tested, checked, open }: Written): boolean {
  if (!raw || (!open && (name === '*' || /^(public|private)_?metadata$/i.test(name)))) return false
  return !from.inputs.some(
    input => isPartOf(input, checked) || MEASURED.some(part => tested.has(input + part)),
  )
}

/** `title` itself, or how long or how large it is. */
const MEASURED = ['', '.length', '.size', '.type']

/** `body.title`, where `body` was handed to a schema. */
function isPartOf(input: string, checked: ReadonlySet<string>): boolean {
  return [...checked].some(whole => input === whole || input.startsWith(`${whole}.`))
}

function hit(first: Shared<Written>, more: readonly Shared<Written>[]): Hit {
  const { found, endpoints } = first
  const [endpoint] = endpoints
  const others = more.length === 0 ? '' : ` (as ${more.length} more here do)`
  return {
    place: placeOf(found.effect.node),
    message: `${named(endpoints)} hands ${choice(found)} to ${found.effect.what}${others}, and nothing has checked what it is: types are gone when this runs.`,
    attack:
      'Sends a megabyte where a name is meant, an object where a text is, a number below zero, and it is kept or passed on.',
    related: more.map(each => ({
      ...placeOf(each.found.effect.node),
      note: `${named(each.endpoints)} hands ${choice(each.found)} to ${each.found.effect.what}`,
    })),
    ...(endpoint ? { endpoint: endpoint.id } : {}),
  }
}

const rule: Rule<Model> = {
  id: 'input-unchecked',
  title: 'What the caller sends is used without being checked',
  group: 'routes',
  severity: 'info',
  confidence: 'medium',
  cwe: [20],
  owasp: 'ASVS V2.2.1',
  since: 'any',
  check,
}

export default rule
