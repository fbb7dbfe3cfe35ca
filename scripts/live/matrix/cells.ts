import { SIGNED_OUT } from '../calibrate.ts'
import { carried } from '../callers/credentials.ts'
import type { Carrier, Credential } from '../callers/credentials.ts'
import type { Approach } from '../asks/approach.ts'
import { eachOf, isWorthTelling } from '../pool.ts'
import type { Answer, Ask } from '../request.ts'
import type { Setting } from '../setting.ts'
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
/** Milliseconds: the development server compiles an endpoint when it is first asked for. */
const COMPILES = 150_000

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
  shell: string,
): Promise<Cell[]> {
  const cells: Cell[] = []
  let done = 0
  await eachOf(approaches, AT_ONCE, async approach => {
    cells.push(...(await askOne(setting, approach, callers, shell)))
    done += 1
    if (isWorthTelling(done, approaches.length))
      setting.progress(`asked ${done} of ${approaches.length} endpoints, ${cells.length} cells`)
  })
  return settleFailures(setting, cells, shell)
}

/** A credential and the way it travels. */
export interface Sent {
  credential: Credential
  carrier: Carrier
}

async function askOne(
  { send, production }: Setting,
  approach: Approach,
  callers: readonly Sent[],
  shell: string,
): Promise<Cell[]> {
  const answers: (Sent & { answer: Answer })[] = []
  const warmed = production ? undefined : await send(warming(approach), COMPILES)
  let silent = warmed?.status === null ? SILENT : 0
  for (const { credential, carrier } of callers) {
    const last = answers.at(-1)?.answer ?? warmed
    const ask = asked(approach, credential, carrier)
    const first = silent >= SILENT && last ? last : await send(ask)
    // Late once may be the machine's fault.
    const answer = first.ended === 'late' && first !== last ? await send(ask) : first
    silent = answer.status === null ? silent + 1 : 0
    answers.push({ credential, carrier, answer })
  }
  const best = bestOf(answers)
  return answers.flatMap(({ credential, carrier, answer }) =>
    best === undefined
      ? []
      : [
          {
            approach,
            credential,
            carrier,
            answer,
            verdict: verdictOf(answer, { best, shell, path: approach.ask.path }),
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

/**
 * A failure may come from a guard that throws, or from a database that is not there. Asked again, alone, what the app
 * prints meanwhile tells.
 */
async function settleFailures(setting: Setting, cells: readonly Cell[], shell: string): Promise<Cell[]> {
  const { app } = setting
  const failed = (cell: Cell): boolean =>
    cell.verdict.outcome === 'unknown' && (cell.answer.status ?? 0) >= 500
  if (app === null || !cells.some(failed)) return [...cells]
  const settled: Cell[] = []
  for (const cell of cells) {
    if (!failed(cell)) {
      settled.push(cell)
      continue
    }
    const mark = app.log.mark()
    const answer = await setting.send(asked(cell.approach, cell.credential, cell.carrier))
    const verdict = verdictOf(answer, {
      best: cell.answer,
      shell,
      path: cell.approach.ask.path,
      printed: app.log.since(mark),
    })
    settled.push(verdict.outcome === 'reached' ? { ...cell, answer, verdict } : cell)
  }
  return settled
}
