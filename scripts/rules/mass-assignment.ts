import type { Model } from '../access/model.ts'
import type { Written } from '../access/ties/written.ts'
import { named as asName } from '../core/name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, choice, named, places, type Shared } from './ownership/hit.ts'

/**
 * An object that the caller sends is written whole: whoever sends it chooses the columns too (CWE-915,
 * OWASP API3:2023). What has passed a schema holds the schema's names alone; a type in TypeScript checks nothing.
 */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(writes(model))) yield hit(shared)
}

function* writes(model: Model): Iterable<readonly [EntryPoint, Written]> {
  for (const endpoint of model.endpoints)
    for (const written of model.writtenOf(endpoint)) {
      const columns = written.columns.filter(({ name }) => isWhole(name, written))
      if (columns.length > 0 && !written.open) yield [endpoint, { ...written, columns }]
    }
}

/** Methods of Clerk whose fields are metadata, too. */
const TAKES_METADATA =
  /\.(users\.(createUser|updateUser|updateUserMetadata)|organizations\.(createOrganization|updateOrganization|updateOrganizationMetadata|updateOrganizationMembershipMetadata))$/

/** Of services, Clerk alone keeps what an app decides by: metadata that only the backend may write. */
function isWhole(name: string, { effect, table }: Written): boolean {
  if (/^(public|private)_?metadata$/i.test(name)) return effect.kind === 'service'
  return name === '*' && (effect.kind === 'write' ? table !== null : TAKES_METADATA.test(effect.what))
}

function hit(shared: Shared<Written>): Hit {
  const { found, endpoints } = shared
  const { effect, table, columns } = found
  const fields = new Set(columns.map(({ name }) => name.replace('*', 'publicMetadata')))
  const metadata = effect.kind === 'service' ? [...fields].join(' and ') : undefined
  const target = metadata ?? `the ${asName(table ?? 'row')}`
  return {
    ...places(shared),
    message: `${named(endpoints)} hands ${choice(found)} whole to ${effect.what}: the caller chooses which fields of ${target} are set.`,
    attack:
      metadata === undefined
        ? `Adds fields of its own to the request (an owner, a price, a state), and they are written into the ${asName(table ?? 'row')}.`
        : `Adds a role or a plan to the request, and it stands in its ${metadata}, which the app trusts.`,
    severity: metadata === undefined ? 'medium' : 'high',
  }
}

const rule: Rule<Model> = {
  id: 'mass-assignment',
  title: 'What the caller sends is written whole',
  group: 'routes',
  severity: 'medium',
  confidence: 'medium',
  cwe: [915],
  owasp: 'API3:2023',
  since: 'any',
  check,
}

export default rule
