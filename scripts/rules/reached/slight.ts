import type { Effect } from '../../access/effect.ts'
import type { Judgement } from '../../access/judgement.ts'
import { handsOut, keepsData } from '../../access/kept.ts'
import type { Model } from '../../access/model.ts'
import { isOfPeople } from '../../access/open-pages.ts'
import { PUBLISHED } from '../../access/ties/published.ts'
import { tableOf } from '../../access/ties/table.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { onlyCounts } from './counts.ts'
import { onlyFillsIn } from './fills.ts'
import { isPage } from './pages.ts'

/**
 * Why a stranger who reaches an effect gains little by it, as the message says it; null: nothing tells. Such findings
 * are of low severity, not silent: only the app's developers know that they meant it.
 */
export function slight(
  model: Model,
  endpoint: EntryPoint,
  { anonymous }: Pick<Judgement, 'anonymous'>,
  effect: Effect,
): string | null {
  if (model.holdsCaller(endpoint))
    return 'but it closes over who its page has found the caller to be, and Next encrypts what an action closes over'
  if (effect.kind === 'read' && model.shownByPages(effect))
    return 'pages that are open to everybody read the same table'
  if (effect.kind === 'read' && asksForPublished(effect)) return 'it reads only what is marked as published'
  const called = calledByNobody(model, endpoint)
  if (called) return called
  if (model.askedByPages(endpoint, effect)) return 'a page that everybody may open asks for it'
  if (effect.kind === 'read' && keepsData(anonymous)) return 'nothing of what it reads is handed back'
  if (effect.toItself) return 'the mail goes to the app’s own address'
  if (onlyCounts(effect) && (isPage(endpoint) || !handsOut(anonymous)))
    return 'it only counts whoever comes by'
  if (onlyFillsIn(effect)) return 'it only fills in what the row lacks, with nothing of the caller’s'
  if (isEmptyRow(effect)) return 'the new row holds nothing of the caller’s'
  const certain = anonymous.effects.filter(({ doubts }) => doubts.length === 0)
  if (isSharedRead(endpoint, certain, anonymous)) return 'its answer is marked as public'
  if (isFormForStrangers(endpoint) && certain.every(fillsIn)) return 'by its name it is a form for strangers'
  return null
}

/** `where: { published: true }`, as the source says whatever is sent; rows about people are not for everybody by that. */
function asksForPublished({ chosen, node }: Effect): boolean {
  const marks = chosen.filter(({ name }) => PUBLISHED.test(name))
  const table = tableOf(node)
  return (
    marks.length > 0 &&
    marks.every(({ sure, loose, sent }) => sure === true && loose !== true && !sent) &&
    table !== null &&
    !isOfPeople(table)
  )
}

/** Since this major the ids of actions are salted with a key of the build: whoever is not told one cannot make it. */
const SALTS = 15
/** What an action is called by has been looked at since this one. */
const READ = 14

/** No browser is told the id of the action today; an import in the browser's code would change that. */
function calledByNobody(model: Model, endpoint: EntryPoint): string | null {
  const next = endpoint.app.version('next')?.major ?? 0
  const ways = next < READ ? undefined : model.waysOf(endpoint)
  if (ways?.told === 'nowhere')
    return 'nothing loads it today, and Next makes an endpoint only of what is loaded'
  if (ways?.told === 'server' && next >= SALTS)
    return 'no browser is told its id today, and nobody can guess one'
  return null
}

/** `create({})`: whoever calls adds a row and chooses nothing in it. */
function isEmptyRow({ kind, what, handed }: Effect): boolean {
  return kind === 'write' && what.endsWith('.create') && handed === 'nothing'
}

/** `Cache-Control: public` tells every cache on the way that the answer is for all (RFC 9111, 5.2.2.9). */
function isSharedRead(
  { method }: EntryPoint,
  certain: readonly Effect[],
  { observations }: Pick<Judgement['anonymous'], 'observations'>,
): boolean {
  return (
    method === 'GET' &&
    certain.every(({ kind }) => kind === 'read') &&
    observations.some(({ kind }) => kind === 'shared-answer')
  )
}

const FORM =
  /^(contact(-us)?|(join-|subscribe-to-)?newsletter|subscribe|(join-)?waitlist|register|registration|sign-up|signup|rsvp|feedback|enquiry|inquiry|get-in-touch|request-demo|(submit-|send-)?contact(-form|-message)?)$/

/** Is its whole name that of something that people do before they have an account? */
function isFormForStrangers({ export: name, path }: EntryPoint): boolean {
  const own =
    name !== null && name !== 'default' && !/^[A-Z]+$/.test(name) ? name : (path?.split('/').at(-1) ?? '')
  return FORM.test(own.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase())
}

/** Adds a row, sends a mail or looks something up: nothing that was there before is changed. */
function fillsIn({ kind, what, mails }: Effect): boolean {
  switch (kind) {
    case 'read':
    case 'cookie':
      return true
    case 'write':
      return /\.(create|createMany|insert|insertOne|insertMany|add|addDoc|save|upsert)$/.test(what)
    case 'service':
      return mails
    case 'call':
      return false
  }
}
