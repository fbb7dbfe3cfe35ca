import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ALL_RULES } from './cases.ts'
import { answeredSchema, type Answered, type Asked, type Asking, type Fate, type Ready } from './messages.ts'
import type { Mutant } from './mutant.ts'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

/** A process that holds a share of the cases open. */
interface Worker {
  child: ChildProcess
  cases: readonly Ready[]
}

/** Tries every mutant on every case that reaches it, until one fails; the cases are shared out among the processes. */
export async function fates(
  of: Asking,
  mutants: readonly Mutant[],
  code: string,
  shares: number,
  note: (line: string) => void,
): Promise<Map<number, Fate & { reachedBy: number }>> {
  const begin = (share: number) => started(of, mutants, code, share, shares)
  const workers = await Promise.all(Array.from({ length: shares }, (_, share) => begin(share)))
  note(`${workers.reduce((sum, { cases }) => sum + cases.length, 0)} cases are open`)
  const killers = new Map<string, number>()
  const found = new Map<number, Fate & { reachedBy: number }>()
  // Each process begins with other mutants, and hands on those that outlive its cases.
  const queues = workers.map((_, share) =>
    mutants.map((_, id) => ({ id, tried: 0 })).filter(({ id }) => id % shares === share),
  )
  const reachedBy = (id: number) =>
    workers.reduce((sum, { cases }) => sum + cases.filter(each => each.reached.includes(id)).length, 0)
  let open = mutants.length
  await Promise.all(
    workers.map(async (_, share) => {
      while (open > 0) {
        const next = queues[share]?.shift()
        const worker = workers[share]
        if (!next || !worker) {
          await new Promise(resolve => setTimeout(resolve, 20))
          continue
        }
        const mutant = mutants[next.id]
        const cases = mutant ? inOrder(mutant, next.id, worker.cases, killers) : []
        const outcome = cases.length === 0 ? SURVIVED : await tried(worker, next.id, cases)
        if (outcome === undefined) workers[share] = await begin(share)
        const fate: Fate = outcome ?? { fate: 'killed', by: 'the process ended', how: 'crash' }
        if (fate.fate === 'survived' && next.tried + 1 < shares)
          queues[(share + 1) % shares]?.unshift({ id: next.id, tried: next.tried + 1 })
        else {
          if (fate.fate === 'killed') killers.set(fate.by, (killers.get(fate.by) ?? 0) + 1)
          found.set(next.id, { ...fate, reachedBy: reachedBy(next.id) })
          open--
          if (fate.fate === 'survived' && mutant)
            note(
              `lives: ${mutant.file}:${mutant.line} ${mutant.what}: ${mutant.text.slice(0, 100)} (${reachedBy(next.id)} cases)`,
            )
          if (found.size % 25 === 0) note(`${found.size} of ${mutants.length}`)
        }
      }
    }),
  )
  for (const { child } of workers) child.disconnect()
  return found
}

const SURVIVED: Fate = { fate: 'survived' }

/** What outlives so many cases outlives nearly always the rest: a place that all reach would take minutes. */
const MOST_CASES = 1500

/** The cases that reach the place: those of the mutated rule and those made for rules first, then by what they killed before for the time they take. */
function inOrder(
  { file }: Mutant,
  id: number,
  cases: readonly Ready[],
  killers: ReadonlyMap<string, number>,
): string[] {
  const weight = ({ name, rule, milliseconds }: Ready) =>
    (file === `rules/${rule}.ts` || (rule === ALL_RULES && file.startsWith('rules/')) ? 1e6 : 1) *
    ((1 + (killers.get(name) ?? 0)) / (2 + milliseconds))
  return cases
    .filter(({ reached }) => reached.includes(id))
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MOST_CASES)
    .map(({ name }) => name)
}

async function started(
  of: Asking,
  mutants: readonly Mutant[],
  code: string,
  share: number,
  shares: number,
): Promise<Worker> {
  const child = fork(WORKER, [], {
    execArgv: ['--import', 'tsx', '--stack-size=900'],
    serialization: 'advanced',
  })
  const answer = await asked(child, { ask: 'start', of, mutants: [...mutants], code, share, shares })
  if (answer?.answer !== 'ready')
    throw new Error(answer?.answer === 'failed' ? answer.why : 'a worker ended before it was ready')
  return { child, cases: answer.cases }
}

/** Undefined where the process did not outlive it. */
async function tried({ child }: Worker, id: number, cases: string[]): Promise<Fate | undefined> {
  const answer = await asked(child, { ask: 'try', id, cases })
  return answer?.answer === 'tried' ? answer.outcome : undefined
}

function asked(child: ChildProcess, what: Asked): Promise<Answered | undefined> {
  return new Promise(resolve => {
    const ended = () => {
      child.off('message', told)
      resolve(undefined)
    }
    const told = (message: unknown) => {
      child.off('exit', ended)
      resolve(answeredSchema.parse(message))
    }
    child.once('exit', ended)
    child.once('message', told)
    child.send(what)
  })
}
