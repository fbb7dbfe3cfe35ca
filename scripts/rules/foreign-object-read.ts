import { answersPlainly } from '../access/kept.ts'
import { isPrivate } from '../access/ties/tables.ts'
import type { Model } from '../access/model.ts'
import type { Untied } from '../access/ties/untied.ts'
import { named as asName } from '../core/name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { placeOf } from '../project/lines.ts'
import { choice, named } from './ownership/hit.ts'

/**
 * A row that the app elsewhere looks for by its owner is read here by an id of the caller's choice (OWASP API1:2023).
 * Tables that every signed-in caller may list, or of which nothing tells that rows have owners, are left alone: a
 * catalogue is meant to be read. All such reads of one table are one finding: they lack the same tie.
 */
function* check(model: Model): Iterable<Hit> {
  const tables = new Map<string, (readonly [EntryPoint, Untied])[]>()
  for (const endpoint of model.endpoints) {
    if (model.untiedOf(endpoint).length === 0) continue
    // A row that is only looked at, to see whether it is there, is not read by the caller.
    if (answersPlainly(model.judge(endpoint).asOwner())) continue
    for (const untied of model.untiedOf(endpoint)) {
      if (isToldOfChange(untied, model.untiedOf(endpoint))) continue
      if (untied.effect.kind !== 'read' || untied.table === null || !isPrivate(untied.owned)) continue
      tables.set(untied.table, [...(tables.get(untied.table) ?? []), [endpoint, untied]])
    }
  }
  for (const [table, reads] of tables) yield* hit(model, table, reads)
}

/** Whoever changes a row by an id looks it up first: that is one mistake, and the change is the graver half of it. */
function isToldOfChange({ table, columns }: Untied, all: readonly Untied[]): boolean {
  const chosen = inputsOf(columns)
  return all.some(
    other =>
      other.effect.kind === 'write' &&
      (other.table === table || other.into === `the ${table}`) &&
      inputsOf(other.columns).some(input => chosen.includes(input)),
  )
}

function inputsOf(columns: Untied['columns']): readonly string[] {
  return columns.flatMap(({ from }) => from.inputs)
}

function* hit(model: Model, table: string, reads: readonly (readonly [EntryPoint, Untied])[]): Iterable<Hit> {
  const [first] = reads
  if (!first) return
  const [endpoint, untied] = first
  const endpoints = [...new Set(reads.map(([each]) => each))]
  yield {
    place: placeOf(untied.effect.node),
    message: `${named(endpoints)} reads the ${asName(table)} that ${choice(untied)} names, and nothing ties it to the caller; elsewhere the app looks for it by its owner.`,
    attack: `Signs in with an account of its own, sends the id of somebody else's ${asName(table)}, and reads it.`,
    ...(reads.every(([, { effect }]) => model.shownByPages(effect)) ? { severity: 'low' as const } : {}),
    endpoint: endpoint.id,
    related: reads.flatMap(([each, { effect }]) => [
      { ...linePlace(each.file, each.line), note: `${each.id} reads it` },
      { ...placeOf(effect.node), note: `${effect.what}, chosen by the request alone` },
    ]),
  }
}

const rule: Rule<Model> = {
  id: 'foreign-object-read',
  title: 'Any signed-in caller reads what is not its own',
  group: 'routes',
  severity: 'medium',
  confidence: 'medium',
  cwe: [639, 862],
  owasp: 'API1:2023',
  since: 'any',
  check,
}

export default rule
