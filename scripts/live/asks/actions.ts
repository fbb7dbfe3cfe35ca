import { join } from 'node:path'
import { carried } from '../callers/credentials.ts'
import { eachOf } from '../pool.ts'
import type { Setting } from '../setting.ts'
import type { Target } from '../subject.ts'
import { approachesTo } from './approach.ts'
import type { Approach, NotAsked } from './approach.ts'
import { actionsIn } from './manifest.ts'
import type { NamedAction } from './manifest.ts'
import { concretePath } from './path.ts'
import { replyOf } from './reply.ts'
import { askTwice } from './stalled.ts'

const AT_ONCE = 3

/**
 * The ways to call each server action. In development Next learns of an action when a page that uses it is first
 * compiled, so the pages are opened before.
 */
export async function approachesToActions(
  setting: Setting,
): Promise<{ approaches: Approach[]; left: NotAsked[] }> {
  const { subject, folder, production } = setting
  const targets = subject.targets.filter(({ endpoint }) => endpoint.kind === 'server-action')
  if (targets.length === 0) return { approaches: [], left: [] }
  if (!production) await openPages(setting)
  const known = actionsIn(folder ?? join(subject.root, subject.dir), production)
  const ways = targets.map(target => wayTo(target, targets, known, subject.dir, openPath(subject.targets)))
  return {
    approaches: ways.filter(way => 'ask' in way),
    left: ways.filter(way => 'because' in way),
  }
}

async function openPages(setting: Setting): Promise<void> {
  const { subject, made } = setting
  const pages = subject.targets
    .filter(({ endpoint }) => endpoint.kind === 'page')
    .flatMap(target => {
      const ways = approachesTo(target)
      return Array.isArray(ways) ? ways : []
    })
  const admin = made?.credentials.find(({ caller }) => caller === 'admin')
  const shown = admin === undefined ? {} : carried(admin, 'bearer')
  await eachOf(pages, AT_ONCE, async ({ target, ask }) => {
    await askTwice(setting, target, { ...ask, headers: { ...ask.headers, ...shown } })
  })
}

/** A page that signed-out callers may open: Next hands a call on to the page that knows the action. */
function openPath(targets: readonly Target[]): string {
  const open = targets.find(
    ({ endpoint, expected }) =>
      endpoint.kind === 'page' && expected.anonymous === 'reached' && endpoint.path !== null,
  )
  return (open?.endpoint.path && concretePath(open.endpoint.path)) ?? '/'
}

function wayTo(
  target: Target,
  all: readonly Target[],
  known: readonly NamedAction[],
  dir: string,
  open: string,
): Approach | NotAsked {
  const action = known.find(each => isSame(each, target, all, dir))
  if (action === undefined)
    return { target, because: 'no page that was compiled uses it: it has no id to be called by' }
  const { headers, body } = replyOf(target.takes)
  // No page answers for an action of another one before Next 14.
  const path = action.workers.some(worker => pathOfWorker(worker) === open) ? open : firstPath(action.workers)
  return {
    target,
    name: `action ${target.endpoint.export ?? 'inline'} by POST ${path}`,
    ask: {
      method: 'POST',
      path,
      headers: { ...headers, accept: 'text/x-component', 'next-action': action.id },
      body,
    },
    writes: true,
  }
}

function firstPath(workers: readonly string[]): string {
  const [first] = workers.toSorted((a, b) => a.length - b.length)
  return first === undefined ? '/' : pathOfWorker(first)
}

/** `app/(shop)/cart/page` answers at `/cart`. */
function pathOfWorker(worker: string): string {
  const segments = worker
    .replace(/^app\//, '')
    .replace(/(?:^|\/)(?:page|route)$/, '')
    .split('/')
    .filter(segment => segment !== '' && !/^\(.*\)$|^@/.test(segment))
  return concretePath(`/${segments.join('/')}`) ?? '/'
}

/** Next numbers the actions of a file that stand inside functions, in the order of their lines. */
const INLINE = /^\$\$RSC_SERVER_ACTION_(\d+)$/

function isSame(action: NamedAction, { endpoint }: Target, all: readonly Target[], dir: string): boolean {
  if (action.file === undefined || (dir === '' ? action.file : `${dir}/${action.file}`) !== endpoint.file)
    return false
  const [, number] = INLINE.exec(action.export ?? '') ?? []
  if (number === undefined) return action.export === endpoint.export
  const inline = all
    .filter(({ endpoint: { file, export: name } }) => file === endpoint.file && !isNamed(action, name))
    .toSorted((a, b) => a.endpoint.line - b.endpoint.line)
  return inline[Number(number)]?.endpoint.id === endpoint.id
}

function isNamed(action: NamedAction, name: string | null): boolean {
  return name !== null && action.export === name
}
