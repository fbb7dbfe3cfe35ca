import type { Judgement } from '../judgement.ts'
import type { Effect } from '../effect.ts'
import { PUBLISHED } from './columns.ts'
import { singular, tableOf } from './table.ts'

/**
 * What the app itself tells of a table: its rows belong to callers (it looks for them, or writes them, by who the
 * caller is), they belong to rows that do (`conversationId`), every signed-in caller may list them, or nothing.
 */
export type Owned = 'by caller' | 'by container' | 'listed' | 'unknown'

export interface Tables {
  owned: (table: string) => Owned
}

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
    const holds = containers.get(table) ?? new Set()
    for (const { name } of columns)
      for (const holder of holdersOf(name)) if (holder !== table) holds.add(holder)
    containers.set(table, holds)
  }
  const owned = (table: string, seen: readonly string[] = []): Owned => {
    if (listed.has(table)) return 'listed'
    if (own.has(table)) return 'by caller'
    const holders = [...(containers.get(table) ?? [])].filter(each => !seen.includes(each))
    const held = holders.some(each => isPrivate(owned(each, [...seen, table])))
    return held ? 'by container' : 'unknown'
  }
  return { owned: table => owned(table) }
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
