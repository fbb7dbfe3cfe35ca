import type { Probe } from '../../core/report.ts'
import type { Cell } from '../matrix/cells.ts'
import { SIGNED_OUT } from '../calibrate.ts'
import { eachOf, isWorthTelling } from '../pool.ts'
import type { Answer } from '../request.ts'
import type { Seen, Setting } from '../setting.ts'
import { tricksOn } from './list.ts'
import type { Known, Trick } from './list.ts'
import { routerTree } from './router-tree.ts'
import { tellingWords, tells } from './telling.ts'

/** An endpoint that turns nobody in, with what it keeps back. */
interface Guarded {
  refused: Cell
  best: Cell
}

const AT_ONCE = 6
const FAMILIES = ['headers', 'paths', 'verbs'] as const

/** Tries every trick, as nobody, on every endpoint that was seen to turn signed-out callers away and to let others in. */
export async function tryTricks(
  setting: Setting,
  cells: readonly Cell[],
  known: Pick<Known, 'buildId' | 'forged'>,
  shell: string,
): Promise<{ probes: Probe[]; findings: Seen[] }> {
  const probes: Probe[] = []
  const findings: Seen[] = []
  const guarded = guardedIn(cells)
  let done = 0
  await eachOf(guarded, AT_ONCE, async each => {
    const { target } = each.refused.approach
    const tricks = tricksOn(each.refused.approach.ask, {
      ...known,
      uncovered: target.uncovered,
      tree:
        target.endpoint.kind === 'page'
          ? routerTree(target.endpoint.file, each.refused.approach.ask.path)
          : null,
      handled: verbsAt(setting, target.endpoint.path),
      writes: setting.folder !== null,
    })
    const opened: { trick: Trick; answer: Answer }[] = []
    const telling = tellingWords(each.best.answer, each.refused.answer, [
      shell,
      each.refused.approach.ask.path,
    ])
    for (const trick of tricks) {
      const ask = { ...trick.ask, headers: { ...trick.ask.headers, cookie: SIGNED_OUT } }
      const answer = await setting.send(ask)
      if (!opens(trick, answer, each, telling)) continue
      // A development server that is compiling may answer with its own words: a hole is there the next time, too.
      const again = await setting.send(ask)
      if (opens(trick, again, each, telling)) opened.push({ trick, answer: again })
    }
    probes.push(...FAMILIES.map(family => probeOf(each, family, tricks, opened, telling.size > 0)))
    if (opened.length > 0) findings.push(seen(each, opened))
    done += 1
    if (isWorthTelling(done, guarded.length))
      setting.progress(`tried tricks on ${done} of ${guarded.length} guarded endpoints`)
  })
  return { probes, findings }
}

/**
 * An answer without a body tells by its status alone: a caller with rights gets the same one, and the plain request was
 * refused by another.
 */
function opens(
  { ask }: Trick,
  answer: Answer,
  { refused, best }: Guarded,
  telling: ReadonlySet<string>,
): boolean {
  if (answer.status === null || answer.status >= 300) return false
  if (ask.method !== 'HEAD') return tells(answer, telling)
  return answer.status === best.answer.status && answer.status !== refused.answer.status
}

function verbsAt({ subject }: Setting, path: string | null): string[] {
  return subject.targets.flatMap(({ endpoint }) =>
    endpoint.path === path && endpoint.method !== null ? [endpoint.method] : [],
  )
}

function guardedIn(cells: readonly Cell[]): Guarded[] {
  const plain = cells.filter(
    ({ credential, approach }) => credential.name === 'anonymous' && !approach.writes,
  )
  return plain.flatMap(refused => {
    const best = cells.find(
      ({ approach, credential, verdict }) =>
        approach === refused.approach && credential.caller === 'admin' && verdict.outcome === 'reached',
    )
    return refused.verdict.outcome === 'denied' && best !== undefined ? [{ refused, best }] : []
  })
}

function probeOf(
  { refused }: Guarded,
  family: Trick['family'],
  tricks: readonly Trick[],
  opened: readonly { trick: Trick; answer: Answer }[],
  canTell: boolean,
): Probe {
  const { endpoint } = refused.approach.target
  const own = tricks.filter(trick => trick.family === family)
  const open = opened.filter(({ trick }) => trick.family === family)
  const [first] = open
  return {
    id: `${endpoint.id} around the guard by ${family}`,
    endpoint: endpoint.id,
    caller: 'anonymous',
    expected: 'denied',
    got: first !== undefined ? 'reached' : canTell ? 'denied' : 'unknown',
    verdict: first !== undefined ? 'fail' : canTell ? 'pass' : 'unknown',
    evidence:
      first !== undefined
        ? open.map(({ trick, answer }) => `${trick.name}: ${answer.status ?? ''}`).join('; ')
        : canTell
          ? `${own.length} tried, none opens ${refused.approach.name}`
          : 'what the guard keeps back has no words of its own to be known by',
  }
}

function seen({ refused }: Guarded, opened: readonly { trick: Trick; answer: Answer }[]): Seen {
  const { endpoint } = refused.approach.target
  const [first] = opened
  const names = opened.map(({ trick }) => trick.name)
  return {
    ruleId: 'verified-bypass',
    severity: 'critical',
    confidence: 'high',
    message: `The running app turns a signed-out caller away at ${refused.approach.name}, and tells the same to one who asks ${names.slice(0, 4).join(', or ')}.`,
    attack: `Asks ${first?.trick.ask.method ?? ''} ${first?.trick.name ?? ''} without a session, and reads what the guard keeps back.`,
    endpoint: endpoint.id,
    file: endpoint.file,
    line: endpoint.line,
    related: endpoint.access.evidence,
  }
}
