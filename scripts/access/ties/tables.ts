import type { Caller } from '../../core/vocabulary.ts'
import type { Judgement } from '../judgement.ts'
import type { Effect } from '../effect.ts'
import type { Column } from './columns.ts'
import { PUBLISHED } from './published.ts'
import { queryAround, singular, tableOf } from './table.ts'

/**
 * What the app itself tells of a table: its rows belong to callers (it looks for them, or writes them, by who the
 * caller is), they belong to rows that do (`conversationId`), every signed-in caller may list them, or nothing.
 */
export type Owned = 'by caller' | 'by container' | 'listed' | 'unknown'

export interface Tables {
  owned: (table: string) => Owned
  /** Does the app look for its rows, or for those that they belong to, by the caller's organisation? */
  ofTenants: (table: string) => boolean
  /** Does a row of it say to which organisation it belongs? */
  namesTenant: (table: string) => boolean
}

/** What an app calls those of its customers that have several users. */
const TENANTS = 'org|organi[sz]ation|tenant|team|company|workspace|agency|clinic|school|business|firm'
/** Columns that say to which of them a row belongs. */
const TENANT = new RegExp(`^(?:clerk_?)?(?:${TENANTS})_?(?:id)?$`, 'i')

/** Reads the tables' owners off what the app's guarded endpoints do for a signed-in caller, and open ones for anybody. */
export function tablesOf(judgements: readonly Judgement[]): Tables {
  const own = new Set<string>()
  const listed = new Set<string>()
  const containers = new Map<string, Set<string>>()
  for (const effect of judgements.flatMap(effectsOf)) {
    const table = effect.kind === 'read' || effect.kind === 'write' ? tableOf(effect.node) : null
    if (table === null) continue
    const columns = [...effect.chosen, ...effect.set]
    if (isOwn(effect)) own.add(table)
    else if (isListing(effect)) listed.add(table)
    addHolders(containers, table, columns)
  }
  // Each table is gone to once: tables may name each other.
  const owned = (table: string, seen: Set<string>): Owned => {
    if (listed.has(table)) return 'listed'
    if (own.has(table)) return 'by caller'
    seen.add(table)
    const holders = [...(containers.get(table) ?? [])]
    return holders.some(each => !seen.has(each) && isPrivate(owned(each, seen))) ? 'by container' : 'unknown'
  }
  // Whoever has a rank is run only where that is asked.
  let known: Tenants | undefined
  const tenants = (): Tenants => (known ??= tenantsOf(judgements))
  const ofTenants = (table: string, seen: Set<string>): boolean => {
    seen.add(table)
    const holders = [...(tenants().holders.get(table) ?? [])]
    return tenants().own.has(table) || holders.some(each => !seen.has(each) && ofTenants(each, seen))
  }
  return {
    owned: table => owned(table, new Set()),
    ofTenants: table => ofTenants(table, new Set()),
    namesTenant: table => tenants().named.has(table),
  }
}

interface Tenants {
  own: Set<string>
  named: Set<string>
  /** The tables that a table's rows belong to. */
  holders: Map<string, Set<string>>
}

/** The tables in which a row names an organisation, and those in which the app puts or looks for the caller's own. */
function tenantsOf(judgements: readonly Judgement[]): Tenants {
  const tenants: Tenants = { own: new Set(), named: new Set(), holders: new Map() }
  for (const judgement of judgements) {
    const effects = [...effectsOf(judgement), ...rankedOf(judgement)]
    for (const effect of effects) addTenant(tenants, effect)
    // `where: { companyId: staff.companyId }`: the row that was found for the caller says to which company it belongs.
    if (!effects.some(takesTenantOfRow)) continue
    for (const { kind, node, chosen } of effects) {
      const table = kind === 'read' && chosen.some(({ from }) => from.own) ? tableOf(node) : null
      if (table !== null && !chosen.some(({ name }) => TENANT.test(name))) tenants.named.add(table)
    }
  }
  return tenants
}

function addTenant(tenants: Tenants, { kind, node, chosen, set }: Effect): void {
  const table = kind === 'read' || kind === 'write' ? tableOf(node) : null
  if (table === null) return
  addHolders(tenants.holders, table, [...chosen, ...set])
  for (const { name, from } of [...chosen, ...set]) {
    if (!TENANT.test(name)) continue
    tenants.named.add(table)
    if (from.own) tenants.own.add(table)
  }
}

function takesTenantOfRow({ node, chosen, set }: Effect): boolean {
  const isTied = [...chosen, ...set].some(({ name, from }) => from.own && TENANT.test(name))
  return isTied && OF_ROW.test(queryAround(node).getText().slice(0, LONGEST_QUERY))
}

/** Longer queries are not looked through. */
const LONGEST_QUERY = 4_000
/** A property of a row; what a context or a session bears may be Clerk's. */
const OF_ROW = new RegExp(
  String.raw`(?<![\w.])(?!(?:ctx|context|auth|session|claims|token|req|request|input|body|data|params)\b)` +
    String.raw`[a-z]\w{0,60}[?!]?\.(?:${TENANTS})_?id\b`,
  'i',
)

function addHolders(containers: Map<string, Set<string>>, table: string, columns: readonly Column[]): void {
  const holds = containers.get(table) ?? new Set()
  for (const { name } of columns)
    for (const holder of holdersOf(name)) if (holder !== table) holds.add(holder)
  containers.set(table, holds)
}

/** What those do who have a rank, where others are turned away. */
function rankedOf(judgement: Judgement): readonly Effect[] {
  if (judgement.access.state !== 'guarded') return []
  const asks = (caller: Caller) =>
    judgement.as(caller).turnedAway.some(({ cause }) => cause.kind === 'permission')
  return [
    ...(asks('signed-in') ? judgement.asRanked.owner().all : []),
    ...(asks('other-organisation') ? judgement.as('admin').all : []),
  ]
}

export function isPrivate(owned: Owned): boolean {
  return owned === 'by caller' || owned === 'by container'
}

/** What everybody reaches of an open endpoint, and what a signed-in caller reaches of a guarded one. */
function effectsOf(judgement: Judgement): readonly Effect[] {
  switch (judgement.access.state) {
    case 'public':
      return judgement.anonymous.all
    case 'guarded':
      // Whose sessions have an organisation look for its rows by that.
      return [...judgement.asOwner().all, ...judgement.as('member').all.filter(isOwn)]
    case 'unguarded':
    case 'unknown':
    case 'webhook-verified':
    case 'webhook-unverified':
      return []
  }
}

function isOwn({ chosen, set }: Effect): boolean {
  return [...chosen, ...set].some(({ from }) => from.own)
}

/** A look-up that no id of the request and no identity narrows, or one of rows that are marked as published. */
function isListing({ kind, doubts, chosen }: Effect): boolean {
  if (kind !== 'read' || doubts.length > 0) return false
  return (
    chosen.some(({ name }) => PUBLISHED.test(name)) ||
    chosen.every(({ name, from }) => from.inputs.length === 0 && !/id$/i.test(name))
  )
}

/** `conversationId` and `conversation_id` name the table that a row belongs to; so does `server: { members: … }`. */
export function holdersOf(name: string): readonly string[] {
  const match = /^(.+?)_?ids?$/i.exec(name)
  return match?.[1] === undefined ? [] : [singular(match[1])]
}
