import { Script } from 'node:vm'
import type { Project } from '../../scripts/project/project.ts'
import { openProject } from '../../scripts/project/open.ts'
import { GIT_ENV } from '../fixture-app.ts'
import { projectOf } from '../properties/laws/memory.ts'
import { allCases, type Case } from './cases.ts'
import { lawCases } from './laws.ts'
import { askedSchema, type Answered, type Asked, type Fate, type Ready } from './messages.ts'
import type { Mutant } from './mutant.ts'
import { evaluator, installSwitch, working, type Subject } from './subject.ts'

/** A mutant may be slow where the machine is busy; one that takes this much longer than the program never ends. */
const TIMES = 40
const LEAST_MILLISECONDS = 10_000

/** What asks git, its history or the built chunks, of which a project in memory has none. */
const ASKS_DISK = /^rules\/(?:env|secret)/

interface Opened {
  about: Case
  milliseconds: number
  /** Undefined where the case needs a disk or a history. */
  memory: Project | undefined
  disk?: { project: Project; remove: () => void }
}

const opened = new Map<string, Opened>()
let mutants: readonly Mutant[] = []
let fresh: () => Subject = () => {
  throw new Error('asked before it was started')
}

/** Runs what it is given and ends it when the time is over, wherever it is. */
function within<T>(milliseconds: number, run: () => T): T {
  let result: { is: T } | undefined
  Object.assign(globalThis, {
    __timed: () => {
      result = { is: run() }
    },
  })
  new Script('__timed()').runInThisContext({ timeout: milliseconds })
  if (!result) throw new Error('ended without a result')
  return result.is
}

function onDisk(one: Opened): Project {
  if (!one.disk) {
    if (!one.about.layOut) throw new Error(`${one.about.name}: not what is kept, and it asks for no disk`)
    const { root, remove } = one.about.layOut()
    one.disk = { project: openProject(root, { exclude: [], history: true }), remove }
  }
  return one.disk.project
}

/** Opens the cases of this share and notes which mutated places each of them reaches. */
async function start({
  of,
  mutants: all,
  code,
  share,
  shares,
}: Extract<Asked, { ask: 'start' }>): Promise<Ready[]> {
  Object.assign(process.env, GIT_ENV)
  installSwitch()
  mutants = all
  fresh = await evaluator(code)
  working.records = true
  const subject = fresh()
  const always = [...working.reached]
  const ready: Ready[] = []
  const cases = of === 'kept' ? allCases() : lawCases()
  for (const about of cases.filter((_, index) => index % shares === share)) {
    const one: Opened = { about, milliseconds: 0, memory: projectOf(about.files) }
    working.reached.clear()
    const before = performance.now()
    if (!holdsInMemory(one, subject)) {
      one.memory = undefined
      const broken = about.broken(subject, onDisk(one))
      if (broken) throw new Error(`${about.name} fails with no mutant at work: ${broken}`)
    }
    one.milliseconds = performance.now() - before
    opened.set(about.name, one)
    ready.push({
      name: about.name,
      rule: about.rule,
      milliseconds: one.milliseconds,
      reached: [...always, ...working.reached],
    })
  }
  working.records = false
  return ready
}

function holdsInMemory({ about, memory }: Opened, subject: Subject): boolean {
  try {
    return memory !== undefined && about.broken(subject, memory) === undefined
  } catch {
    return false
  }
}

function tryOut(id: number, names: readonly string[]): Fate {
  working.active = id
  const asksDisk = ASKS_DISK.test(mutants[id]?.file ?? '')
  try {
    let subject: Subject
    try {
      subject = within(LEAST_MILLISECONDS, fresh)
    } catch (error) {
      return { fate: 'killed', by: 'loading', how: isTimeout(error) ? 'time' : 'crash' }
    }
    for (const name of names) {
      const one = opened.get(name)
      if (!one) continue
      const how = verdict(one, subject, one.memory ?? onDisk(one))
      // What differs in memory must differ for an app on the disk, where that is what the suite asserts.
      const sure = how && asksDisk && one.about.layOut ? verdict(one, subject, onDisk(one)) : how
      if (sure !== undefined) return { fate: 'killed', by: name, how: sure }
    }
    return { fate: 'survived' }
  } finally {
    working.active = -1
  }
}

function verdict(
  { about, milliseconds }: Opened,
  subject: Subject,
  project: Project,
): Extract<Fate, { fate: 'killed' }>['how'] | undefined {
  try {
    const limit = LEAST_MILLISECONDS + Math.ceil(TIMES * milliseconds)
    return within(limit, () => about.broken(subject, project))
  } catch (error) {
    return isTimeout(error) ? 'time' : 'crash'
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

function answer(what: Answered): void {
  process.send?.(what)
}

process.on('message', message => {
  const asked = askedSchema.parse(message)
  if (asked.ask === 'try') answer({ answer: 'tried', id: asked.id, outcome: tryOut(asked.id, asked.cases) })
  else
    start(asked).then(
      cases => answer({ answer: 'ready', cases }),
      (error: unknown) => answer({ answer: 'failed', why: String(error) }),
    )
})
process.on('disconnect', () => {
  for (const { disk } of opened.values()) disk?.remove()
  process.exit()
})
