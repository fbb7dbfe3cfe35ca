import type { Fix } from '../core/fix.ts'
import type { Finding } from '../core/report.ts'
import { SEVERITIES } from '../core/vocabulary.ts'
import { Composition } from '../fixes/composition.ts'
import { filesOf, isByHand, isEmpty, planFixes } from '../fixes/plan.ts'
import type { Left, Plan } from '../fixes/plan.ts'
import type { Assessment } from './assess.ts'
import { keyOf, madeWorse } from './worse.ts'
import type { Worse } from './worse.ts'

/**
 * Audits of what would come of fixes: one for each round, since some are possible only after others (imports that
 * meet, guards behind guards), and some to find out which of them made something worse.
 */
const MOST_TRIALS = 40
/** Why a fix is left out that closes nothing: what it cannot see decides. */
export const STAYS = 'its finding would stay all the same: mend it by hand, as the page of the rule shows'
const NOT_TRIED = 'there are too many to try them all: run the command again'

export interface Mending {
  /** The whole change, from what is on the disk to what is to be. */
  plan: Plan
  /** Fixes that were possible and not asked for. */
  toReview: readonly Fix[]
  /** The audit of the app as it would be. */
  after: Assessment
}

export interface Asked {
  /** May a fix of this finding be made at all? */
  wanted: (finding: Finding) => boolean
  /** Those that change somebody's rights, too. */
  all: boolean
  /** Why a file may not be changed (null: created), undefined where it may. */
  hindrance: (file: string, text: string | null) => string | undefined
  /** The text of a file as it is on the disk. */
  read: (file: string) => string | undefined
  /** The audit, by all rules, of the app as it would be after a change. */
  audit: (change: Pick<Plan, 'changes' | 'untrack'>) => Assessment
}

interface Proposal {
  fix: Fix
  finding: Finding
}

/**
 * Puts together the fixes of what an audit found, audits what would come of them, and leaves out each that would
 * make something worse, until there is nothing more to fix. Nothing is written.
 * @param before by all rules
 */
export function mend(before: Assessment, asked: Asked): Mending {
  return new Mender(before, asked).mend()
}

class Mender {
  readonly #asked: Asked
  readonly #done = new Composition()
  readonly #applied: Fix[] = []
  /** Fixes that made something worse, by their key. */
  readonly #worse = new Map<string, Left>()
  /** Fixes that were made once and did not end their finding: a version that is still to be installed. */
  readonly #made = new Set<string>()
  #audit: Assessment
  #trials = 0

  constructor(before: Assessment, asked: Asked) {
    this.#audit = before
    this.#asked = asked
  }

  mend(): Mending {
    let plan = this.#plan(this.#proposals())
    while (!isEmpty(plan) && this.#trials < MOST_TRIALS) {
      this.#take(plan)
      plan = this.#plan(this.#proposals())
    }
    const untried = isEmpty(plan) ? [] : plan.applied.map(fix => ({ fix, because: NOT_TRIED }))
    return {
      plan: {
        ...this.#done.change(),
        applied: this.#applied,
        left: [...plan.left, ...untried, ...this.#worse.values()],
        install: [...new Set(this.#applied.flatMap(fix => fix.install))].toSorted(),
        remains: [...new Set(this.#applied.flatMap(fix => fix.remains))],
      },
      toReview: this.#openFixes()
        .map(({ fix }) => fix)
        .filter(fix => !this.#isAskedFor(fix)),
      after: this.#audit,
    }
  }

  /** What is written off by a comment is not mended either. */
  #openFixes(): Proposal[] {
    return this.#audit.fixes.filter(
      ({ finding }) => finding.suppressed === undefined && this.#asked.wanted(finding),
    )
  }

  #proposals(): Proposal[] {
    return this.#openFixes()
      .filter(({ fix }) => this.#isAskedFor(fix))
      .filter(proposal => !this.#worse.has(exactKey(proposal)) && !this.#made.has(roughKey(proposal)))
  }

  /** A fix that says what to do by hand says so whatever was asked for. */
  #isAskedFor(fix: Fix): boolean {
    return this.#asked.all || fix.safety === 'safe' || isByHand(fix)
  }

  #plan(proposals: readonly Proposal[]): Plan {
    const ranks = new Map(proposals.map(({ fix, finding }) => [fix, rankOf(finding)]))
    const planned = (some: readonly Proposal[]) =>
      this.#planOf(
        some.map(({ fix }) => fix),
        fix => ranks.get(fix) ?? 0,
      )
    const first = planned(innerFirst(proposals))
    return isEmpty(first) ? planned(proposals) : first
  }

  #planOf(fixes: readonly Fix[], rank: (fix: Fix) => number): Plan {
    const { read, hindrance } = this.#asked
    return planFixes(fixes, file => this.#done.text(file, read), { rank, hindrance })
  }

  /** Makes a plan one's own, less the fixes in it that make something worse. */
  #take(plan: Plan): void {
    const { audit, worse } = this.#tried(plan)
    const idle = worse.length === 0 ? this.#idleIn(plan, audit) : []
    for (const proposal of idle) this.#worse.set(exactKey(proposal), { fix: proposal.fix, because: STAYS })
    if (worse.length === 0) {
      if (idle.length === 0) this.#accept(plan, audit)
      return
    }
    const byFix = new Map(this.#proposals().map(proposal => [proposal.fix, proposal]))
    for (const { fix, because } of this.#culprits(plan, worse)) {
      const proposal = byFix.get(fix)
      if (proposal !== undefined) this.#worse.set(exactKey(proposal), { fix, because })
    }
  }

  /** Fixes that end nothing, though nothing is left to do after them: a guard beside what it should stand before. */
  #idleIn(plan: Plan, audit: Assessment): Proposal[] {
    const still = countsOf(audit.report.findings)
    const were = countsOf(this.#audit.report.findings)
    return this.#proposals().filter(({ fix, finding }) => {
      const key = keyOf(finding)
      const asks =
        fix.remains.length > 0 || [...filesOf(fix)].every(file => /(?:^|\/)package\.json$/.test(file))
      return plan.applied.includes(fix) && !asks && (still.get(key) ?? 0) >= (were.get(key) ?? 0)
    })
  }

  #accept(plan: Plan, audit: Assessment): void {
    const still = countsOf(audit.report.findings)
    const were = countsOf(this.#audit.report.findings)
    for (const proposal of this.#proposals().filter(({ fix }) => plan.applied.includes(fix))) {
      const key = keyOf(proposal.finding)
      if ((still.get(key) ?? 0) >= (were.get(key) ?? 0)) this.#made.add(roughKey(proposal))
    }
    this.#applied.push(...plan.applied)
    this.#done.add(plan)
    this.#audit = audit
  }

  #tried(plan: Plan): { audit: Assessment; worse: Worse[] } {
    this.#trials += 1
    const audit = this.#asked.audit(this.#done.with(plan))
    return { audit, worse: madeWorse(this.#audit.report, audit.report) }
  }

  /** The fix without which the rest does no harm, found by halving; where that takes too long, all that may be it. */
  #culprits(plan: Plan, worse: readonly Worse[]): Left[] {
    const files = new Set(worse.flatMap(each => each.files))
    const touching = plan.applied.filter(fix => [...filesOf(fix)].some(file => files.has(file)))
    const suspects = touching.length === 0 ? plan.applied : touching
    const because = worse[0]?.what ?? 'it makes something worse'
    const rest = plan.applied.filter(fix => !suspects.includes(fix))
    if (suspects.length > 1 && this.#trials < MOST_TRIALS) {
      let [harmless, harmful] = [0, suspects.length]
      while (harmful - harmless > 1 && this.#trials < MOST_TRIALS) {
        const middle = Math.floor((harmless + harmful) / 2)
        const half = this.#planOf([...rest, ...suspects.slice(0, middle)], fix => plan.applied.indexOf(fix))
        if (this.#tried(half).worse.length > 0) harmful = middle
        else harmless = middle
      }
      return suspects.slice(harmless, harmful).map(fix => ({ fix, because }))
    }
    return suspects.map(fix => ({ fix, because }))
  }
}

/**
 * Less the fixes of endpoints in files where something smaller is to be mended first: a guard that is there and was
 * not awaited needs no second one beside it.
 */
function innerFirst(proposals: readonly Proposal[]): Proposal[] {
  const inner = new Set(
    proposals
      .filter(({ finding, fix }) => finding.endpoint === undefined && !isByHand(fix))
      .map(({ finding }) => finding.locations[0]?.file),
  )
  return proposals.filter(
    ({ finding }) => finding.endpoint === undefined || !inner.has(finding.locations[0]?.file),
  )
}

/** The same fix as long as its line is not rewritten. */
function exactKey({ fix, finding }: Proposal): string {
  return [finding.fingerprint, fix.title].join('\0')
}

/** The same fix even where it has rewritten its own line. */
function roughKey({ fix, finding }: Proposal): string {
  return [keyOf(finding), fix.title, ...filesOf(fix)].join('\0')
}

function rankOf({ severity }: Finding): number {
  return SEVERITIES.length - SEVERITIES.indexOf(severity)
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1)
  return counts
}
