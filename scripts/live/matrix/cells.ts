import { setTimeout as pause } from 'node:timers/promises'
import { SIGNED_OUT } from '../calibrate.ts'
import { carried } from '../callers/credentials.ts'
import type { Carrier, Credential } from '../callers/credentials.ts'
import type { Approach } from '../asks/approach.ts'
import { askTwice } from '../asks/stalled.ts'
import { eachOf, isWorthTelling } from '../pool.ts'
import type { Answer, Ask } from '../request.ts'
import type { Setting } from '../setting.ts'
import { stateOf } from './effects.ts'
import { verdictOf } from './outcome.ts'
import type { Verdict } from './outcome.ts'

/** One request of one caller, and what it came to. */
export interface Cell {
  approach: Approach
  credential: Credential
  carrier: Carrier
  answer: Answer
  verdict: Verdict
}

/** Approaches at once; the callers of one approach come one after the other, since requests may change what is there. */
const AT_ONCE = 6
/** After so many requests without an answer, an endpoint is left alone. */
const SILENT = 2
/** So often, and in so many milliseconds, it is looked for what a refused request has changed all the same. */
const LOOKS = 40
const LOOK_MS = 50
/** Milliseconds: the development server compiles an endpoint when it is first asked for, and may need to be set going again. */
const COMPILES = { first: 30_000, second: 120_000 }

/** The request that a caller makes. */
function asked({ ask }: Approach, credential: Credential, carrier: Carrier): Ask {
  const shown = credential.token === null ? { cookie: SIGNED_OUT } : carried(credential, carrier)
  return { ...ask, headers: { ...ask.headers, ...shown } }
}

/** Has the endpoint compiled, and changes nothing. */
function warming({ ask }: Approach): Ask {
  return {
    method: 'HEAD',
    path: ask.path,
    headers: { accept: ask.headers['accept'] ?? '*/*', cookie: SIGNED_OUT },
  }
}

/** Sends every caller to every approach, the one with the most rights last, and says what each answer means. */
export async function askAll(
  setting: Setting,
  approaches: readonly Approach[],
  callers: readonly Sent[],
  shell: Promise<Answer>,
): Promise<Cell[]> {
  const cells: Cell[] = []
  const warm = warmer(setting)
  let done = 0
  await eachOf(approaches, AT_ONCE, async (approach, at) => {
    const warmed = await warm(approach)
    // Whoever comes next compiles while this one is asked: each takes another part of the machine.
    void warm(approaches[at + AT_ONCE])
    cells.push(...(await askOne(setting, { approach, warmed }, callers, shell)))
    done += 1
    if (isWorthTelling(done, approaches.length))
      setting.progress(`asked ${done} of ${approaches.length} endpoints, ${cells.length} cells`)
  })
  return settled(setting, cells, await shell)
}

/** A credential and the way it travels. */
export interface Sent {
  credential: Credential
  carrier: Carrier
}

/** Has each approach compiled once, however often it is called; undefined where there is nothing to compile. */
function warmer(setting: Setting): (approach: Approach | undefined) => Promise<Answer | undefined> {
  const begun = new Map<Approach, Promise<Answer>>()
  return async approach => {
    if (approach === undefined || setting.production) return undefined
    const answer = begun.get(approach) ?? askTwice(setting, approach.target, warming(approach), COMPILES)
    begun.set(approach, answer)
    return answer
  }
}

async function askOne(
  setting: Setting,
  { approach, warmed }: { approach: Approach; warmed: Answer | undefined },
  callers: readonly Sent[],
  shell: Promise<Answer>,
): Promise<Cell[]> {
  const answers: (Sent & { answer: Answer })[] = []
  let silent = warmed?.status === null ? SILENT : 0
  for (const { credential, carrier } of callers) {
    const last = answers.at(-1)?.answer ?? warmed
    const ask = asked(approach, credential, carrier)
    const answer = silent >= SILENT && last ? last : await askTwice(setting, approach.target, ask)
    silent = answer.status === null ? silent + 1 : 0
    answers.push({ credential, carrier, answer })
  }
  const best = bestOf(answers)
  const nowhere = await shell
  return answers.flatMap(({ credential, carrier, answer }) =>
    best === undefined
      ? []
      : [
          {
            approach,
            credential,
            carrier,
            answer,
            verdict: verdictOf(answer, { best, shell: nowhere, path: approach.ask.path }),
          },
        ],
  )
}

/** What the caller with the most rights got: the best answer of an administrator, where roles differ. */
function bestOf(answers: readonly (Sent & { answer: Answer })[]): Answer | undefined {
  const admins = answers.filter(({ credential }) => credential.caller === 'admin')
  const ordered = admins.toSorted((a, b) => (a.answer.status ?? 999) - (b.answer.status ?? 999))
  return (ordered[0] ?? answers.at(-1))?.answer
}

/** Cells that their answer alone does not settle are asked again, with nobody else asking. */
async function settled(setting: Setting, cells: readonly Cell[], shell: Answer): Promise<Cell[]> {
  const all: Cell[] = []
  for (const cell of cells) {
    if (isFailure(cell)) all.push(await byLog(setting, cell, shell))
    else if (isDoubtful(cell)) all.push(await byEffect(setting, cell))
    else all.push(cell)
  }
  return all
}

function isFailure({ verdict, answer }: Cell): boolean {
  return verdict.outcome === 'unknown' && (answer.status ?? 0) >= 500
}

/** The answer refuses what reasoning saw happen. */
function isDoubtful({ approach, credential, verdict }: Cell): boolean {
  return (
    approach.writes &&
    verdict.outcome === 'denied' &&
    approach.target.expected[credential.caller] === 'reached'
  )
}

/** A failure may come from a guard that throws, or from a database that is not there: what the app prints tells. */
async function byLog({ app, send }: Setting, cell: Cell, shell: Answer): Promise<Cell> {
  if (app === null) return cell
  const mark = app.log.mark()
  const answer = await send(asked(cell.approach, cell.credential, cell.carrier))
  const printed = app.log.since(mark)
  const { path } = cell.approach.ask
  const verdict = verdictOf(answer, { best: cell.answer, shell, path, printed })
  return verdict.outcome === 'reached' ? { ...cell, answer, verdict } : cell
}

/** A handler may refuse in its answer and go on all the same. */
async function byEffect({ folder, made, send }: Setting, cell: Cell): Promise<Cell> {
  if (folder === null || made === null) return cell
  const before = stateOf(folder, made.askedToChange())
  await send(asked(cell.approach, cell.credential, cell.carrier))
  // The refusal is out before what goes on behind it is done.
  for (let looked = 0; stateOf(folder, made.askedToChange()) === before; looked += 1) {
    if (looked === LOOKS) return cell
    await pause(LOOK_MS)
  }
  const because = `${cell.verdict.because}, and something was changed all the same`
  return { ...cell, verdict: { outcome: 'reached', because } }
}
