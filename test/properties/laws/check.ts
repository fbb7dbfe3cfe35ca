import fc from 'fast-check'
import { answersOf, differences, modelFor, type Answers } from './answers.ts'
import { choiceOf, choices, type Choice } from './choice.ts'
import type { LawFixture } from './fixtures.ts'
import type { Files } from './memory.ts'
import type { Law } from './source.ts'
import type { Site, TurningLaw } from './turning/site.ts'

/**
 * Ways of applying a law that are tried for each fixture. One is enough for every run of the suite, since each law
 * meets a hundred fixtures; `LAW_RUNS=50` looks further, `LAW_SEED=…` elsewhere.
 */
const RUNS = Number(process.env['LAW_RUNS'] ?? 1)
const SEED = Number(process.env['LAW_SEED'] ?? 20_260_101)
/** Fixtures to which a law must apply unless it says otherwise. */
const FEWEST = 25

/** What became of one law. */
export interface Verdict {
  /** Names of the fixtures that it applied to. */
  applied: Set<string>
  /** By fixture: how the answers differ, or how the law itself failed. */
  broken: Map<string, string>
  fewest: number
}

/** Reasons about an app; a test of the laws themselves puts a worse one in its place. */
type Reasoner = (files: Files, respelt: boolean) => Answers

const reason: Reasoner = (files, respelt) => answersOf(modelFor(files), respelt)

/** Tries a law that keeps the answers on every fixture. */
export function keeps(law: Law, fixtures: readonly LawFixture[], reasoner = reason): Verdict {
  const respelt = law.respells ?? false
  return verdict(law, fixtures, ({ name, ...app }, choice) => {
    const after = law.apply({ name, ...app }, choice)
    return after && differences(respelt ? app.respelt : app.before, reasoner(after, respelt)).join('\n')
  })
}

/** Says who guards an endpoint. */
type Watch = (files: Files, endpoint: string) => string

const watch: Watch = (files, id) => {
  const model = modelFor(files)
  const endpoint = model.endpoints.find(each => each.id === id)
  return endpoint ? model.judge(endpoint).access.state : 'absent'
}

/** Behind a broken guard something that matters is reached, so nothing but that may be said. */
export const OPEN = ['unguarded', 'webhook-unverified']

/** Tries a law that breaks a guard on every site. */
export function turns(law: TurningLaw, sites: readonly Site[], watcher = watch): Verdict {
  const named = sites.map(site => ({ ...site, name: `${site.fixture}: ${site.endpoint.id}` }))
  return verdict(law, named, (site, choice) => {
    const after = law.apply(site, choice)
    const state = after && watcher(after, site.endpoint.id)
    return state && (OPEN.includes(state) ? '' : `still ${state}`)
  })
}

/** `attempt` gives null where the law does not apply, and otherwise what is wrong, or nothing. */
function verdict<T extends { name: string }>(
  { fewest = FEWEST }: { fewest?: number },
  subjects: readonly T[],
  attempt: (subject: T, choice: Choice) => string | null,
): Verdict {
  const applied = new Set<string>()
  const broken = new Map<string, string>()
  for (const subject of subjects) {
    const law = fc.property(choices, numbers => {
      const wrong = attempt(subject, choiceOf(numbers))
      if (wrong !== null) applied.add(subject.name)
      if (wrong) throw new Error(wrong)
    })
    const outcome = fc.check(law, {
      numRuns: RUNS,
      seed: SEED + numberOf(subject.name),
      endOnFailure: RUNS === 1,
    })
    const { errorInstance: error, counterexample } = outcome
    if (outcome.failed)
      broken.set(
        subject.name,
        `${error instanceof Error ? error.message : String(error)}\n  with ${JSON.stringify(counterexample)}`,
      )
  }
  return { applied, broken, fewest }
}

/** A fixture meets the same choices whatever fixtures stand beside it. */
function numberOf(name: string): number {
  return [...name].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7)
}

/**
 * What is broken and not owed, and, where the choices are those of every run, what is owed and holds; empty where there
 * is nothing to say.
 */
export function beside(owed: readonly string[] = [], broken: ReadonlyMap<string, string>): string {
  const found = [...broken].filter(([name]) => !owed.includes(name)).map(([name, what]) => `${name}\n${what}`)
  const usual = process.env['LAW_RUNS'] === undefined && process.env['LAW_SEED'] === undefined
  const paid = usual
    ? owed.filter(name => !broken.has(name)).map(name => `${name}\n  is owed, and holds`)
    : []
  return [...found, ...paid].join('\n\n')
}
