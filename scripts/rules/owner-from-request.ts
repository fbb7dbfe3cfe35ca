import type { Model } from '../access/model.ts'
import type { Column } from '../access/ties/columns.ts'
import { RAISED, ROLE } from '../access/ties/roles.ts'
import type { Written } from '../access/ties/written.ts'
import { named as asName } from '../core/name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, choice, named, places, type Shared } from './ownership/hit.ts'

/** Columns that say whose a row is, or who has made it. */
const MADE_BY =
  /^(owner|author|creator|created_?by|posted_?by|uploaded_?by|clerk|clerk_?user|organizer|organiser|seller|sender|buyer|customer)(_?id)?$/i
/** The same in apps that call it by the person, where no other column names the caller. */
const BELONGS_TO = /^(user|profile|account)_?id$/i
/** The tenant that a row belongs to. */
const TENANT = /^(org|organization|organisation|tenant|clerk_?org)_?id$/i
/** A row is given to somebody when it is made; whoever may change it may hand it on. */
const MAKES = /\.(create|insert|add|save|upsert|put|set|push)\w*$|^(insert|create|add)\w*$/
/** Rows that tie two people or a person and a thing together: naming the other one is their purpose. */
const RELATION =
  /(member|invit|follow|friend|request|assign|collaborat|participant|share|block|report|notif|conversation|match|like|vote|access|grant|permission)/
/** Rows of people, whose role says what they may do; elsewhere a role may be a job or the speaker of a message. */
const PEOPLE = /(user|member|profile|account|invit|staff|employee|organization|team)/i

/**
 * Who owns what is written, or what its owner may do, is taken from the request, though the session tells it
 * (CWE-639, OWASP API1:2023). What is compared with the caller, or asks for a right first, is left alone.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(writes(model))) yield hit(shared)
}

function* writes(model: Model): Iterable<readonly [EntryPoint, Written]> {
  for (const endpoint of model.endpoints)
    for (const written of model.writtenOf(endpoint)) {
      if (written.byOwner || written.open) continue
      const columns = written.columns.filter(
        column => saysWhose(column, written) && !isOfWhole(column, written),
      )
      if (columns.length > 0) yield [endpoint, { ...written, columns }]
    }
}

/** `{ userId, ...body }`: what is handed on whole is told of as that (rule mass-assignment). */
function isOfWhole({ from }: Column, { columns }: Written): boolean {
  const whole = columns.filter(({ name }) => name === '*').flatMap(column => column.from.inputs)
  return from.inputs.length > 0 && from.inputs.every(input => whole.includes(input))
}

function saysWhose({ name, from }: Column, { effect, table, tested }: Written): boolean {
  const on = String(table)
  // A role that was looked at first is one of those that may be asked for.
  if (raises(name)) return PEOPLE.test(`${on} ${effect.what}`) && !from.inputs.some(each => tested.has(each))
  if (effect.kind !== 'write' || RELATION.test(on) || !MAKES.test(effect.what)) return false
  // A row that names the caller beside is the caller's own.
  if (effect.set.some(({ from }) => from.own)) return TENANT.test(name)
  return MADE_BY.test(name) || BELONGS_TO.test(name) || TENANT.test(name)
}

function raises(name: string): boolean {
  return ROLE.test(name) || RAISED.test(name)
}

function hit(shared: Shared<Written>): Hit {
  const { found, endpoints } = shared
  const { effect, columns, table } = found
  const role = columns.find(({ name }) => raises(name))
  const column = role ?? columns[0]
  const name = column?.name ?? 'the owner'
  return {
    ...places(shared),
    message: `${named(endpoints)} writes ${choice({ columns: column ? [column] : [] })} as ${name}${table === null ? '' : ` of the ${asName(table)}`}, and nothing holds it against the session.`,
    attack: role
      ? `Signs in, asks for ${effect.what} with the ${name} of an administrator, and has it.`
      : `Signs in with an account of its own and sends somebody else's id: the ${asName(table ?? 'row')} counts as theirs.`,
    severity: role ? 'high' : 'medium',
    confidence: 'medium',
  }
}

const rule: Rule<Model> = {
  id: 'owner-from-request',
  title: 'Owner, tenant or role is taken from the request',
  group: 'routes',
  severity: 'medium',
  confidence: 'medium',
  cwe: [639, 269],
  owasp: 'API1:2023',
  since: 'any',
  check,
}

export default rule
