import type { ts } from '../project/typescript.ts'
import { PUBLISHED } from './ties/published.ts'
import { queryAround, tableOf } from './ties/table.ts'
import type { Project } from '../project/project.ts'
import { askedByOpenPages } from './browser/asked-openly.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Judgement } from './judgement.ts'
import type { Effect } from './effect.ts'

/**
 * Tells of an effect whether a page that everybody may open does the very same call: then an action that does no more
 * shows nothing new. Pages are judged when it is first asked.
 */
export function openEffects(
  endpoints: () => readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): (effect: Effect) => boolean {
  let shown: Set<ts.Node> | undefined
  return effect => {
    shown ??= new Set(readByOpenPages(endpoints, judge).map(({ node }) => node))
    return shown.has(effect.node)
  }
}

function readByOpenPages(
  endpoints: () => readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): readonly Effect[] {
  return endpoints()
    .filter(({ kind }) => kind === 'page')
    .map(judge)
    .filter(({ access }) => access.state === 'public')
    .flatMap(({ anonymous }) => anonymous.effects.filter(each => each.doubts.length === 0))
}

/**
 * Tells of an effect whether a page that everybody may open reads the same table, whichever rows its opener asks for:
 * a page of one event, a list of all. Rows that are picked by what they are (`status: 'live'`) say nothing of the others.
 */
export function openTables(
  endpoints: () => readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): (effect: Effect) => boolean {
  let shown: Set<string> | undefined
  return ({ kind, node }) => {
    if (kind !== 'read') return false
    const table = tableOf(node)
    if (table === null || OF_PEOPLE.test(table)) return false
    shown ??= new Set(
      readByOpenPages(endpoints, judge)
        .filter(each => each.kind === 'read' && asksForAnyRow(each))
        .flatMap(each => tableOf(each.node) ?? []),
    )
    return shown.has(table)
  }
}

/** The same of what a page has the browser ask for, since it is shown to whoever opens the page. */
export function askedOpenly(
  project: Project,
  endpoints: () => readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint, effect: Effect) => boolean {
  const asked = askedByOpenPages(project, endpoints, {
    isOpen: page => judge(page).access.state === 'public',
    isGuarded: each => judge(each).access.state === 'guarded',
  })
  return (endpoint, { kind, node }) => {
    const table = kind === 'read' ? tableOf(node) : null
    return table !== null && !isOfPeople(table) && asked(endpoint)
  }
}

/** Are the rows of a table about people, or somebody's own by their name? */
export function isOfPeople(table: string): boolean {
  return OF_PEOPLE.test(table) || OF_ONE.test(table)
}

/** Rows of these are about people, whatever a page shows of some. */
const OF_PEOPLE =
  /user|account|session|password|token|credential|payment|invoice|order|customer|member|profile|message|email|subscri|cart/

/** Rows of these are somebody's own, though a page for one reader asks for one of them. */
const OF_ONE =
  /booking|appointment|reservation|ticket|applica|patient|guest|contact|lead|address|document|file|note|chat|conversation|thread|log|transaction|refund|receipt|contract|lease|tenant|task|todo|project|client|deal|employee|staff|attendee|participant|registration|enrol/

/** Nothing but what the request says picks the rows; where it says nothing, all are meant. */
function asksForAnyRow({ chosen, node }: Effect): boolean {
  return (
    chosen.every(({ name, from }) => !from.own && !PUBLISHED.test(name)) &&
    !PICKED_BY_STATE.test(queryAround(node).getText())
  )
}

const PICKED_BY_STATE =
  /\b(status|state|draft|deleted|archived|private|hidden|active|enabled|(is_?)?(published|public|visible|approved|active))(_?at)?\b\s*[:,]/i
