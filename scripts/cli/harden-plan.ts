import { readFileSync } from 'node:fs'
import type { Fix } from '../core/fix.ts'
import { notClean } from '../fixes/clean.ts'
import { installCommands } from '../fixes/install.ts'
import { planFixes } from '../fixes/plan.ts'
import type { Plan } from '../fixes/plan.ts'
import { stateFolder } from '../fixes/state-folder.ts'
import { hindranceAt, spotOf } from '../fixes/target.ts'
import { oddNames } from '../report/odd-names.ts'
import { changedProject } from '../project/changed.ts'
import type { Project } from '../project/project.ts'
import { atLeastAsSure } from '../core/vocabulary.ts'
import type { Shown } from './harden-text.ts'
import type { Io } from './io.ts'
import { mend } from './mend.ts'
import type { HardenOptions } from './options.ts'
import { auditOf, runAudit } from './run-audit.ts'
import type { Audit } from './run-audit.ts'

/** By all rules, however sure: a fix may make worse what nobody has asked about. */
export const WHOLE = { only: [], rules: [], minConfidence: 'low', history: false } as const

export interface Proposed {
  /** The audit that was asked for. */
  before: Audit
  /** The audit by all rules. */
  whole: Audit
  shown: Shown
}

/**
 * What `harden` would do to an app. Nothing is written.
 * @param fitted what to write in place of the fixes of findings
 * @throws {UsageError} or {NothingAssessed} like `audit`
 */
export function proposedFor(
  options: HardenOptions,
  io: Io,
  fitted?: (audit: Audit) => readonly Fix[],
): Proposed {
  const { path, rules, minConfidence, all } = options
  const before = runAudit(path, { ...WHOLE, rules, minConfidence }, io)
  const { project } = before
  const narrow = rules.length > 0 || minConfidence !== WHOLE.minConfidence
  const whole = narrow ? auditOf(project, WHOLE) : before
  const disk = {
    hindrance: (file: string, text: string | null) => hindranceAt(project.root, file, text),
    read: reader(project),
  }
  const { plan, toReview } =
    fitted === undefined
      ? mend(whole, {
          ...disk,
          all,
          wanted: ({ ruleId, confidence }) =>
            (rules.length === 0 || rules.includes(ruleId)) && atLeastAsSure(confidence, minConfidence),
          audit: change => auditOf(changedBy(project, change), WHOLE),
        })
      : { plan: planFixes(fitted(before), disk.read, disk), toReview: [] }
  const unclean = notClean(project.root, plan, stateFolder(io.env))
  const shown = {
    plan,
    toReview,
    install: installCommands(project, plan.applied),
    odd: oddNames(whole.report),
    unclean: options.force ? new Map<string, string>() : (unclean ?? new Map<string, string>()),
  }
  return { before, whole, shown }
}

function changedBy(project: Project, { changes, untrack }: Pick<Plan, 'changes' | 'untrack'>): Project {
  return changedProject(project, {
    texts: new Map(changes.map(({ file, after }) => [file, after])),
    untracked: new Set(untrack),
  })
}

/** Env files that git ignores are no part of the project's text, and can be mended all the same. */
function reader({ root, text, envFiles }: Project): (file: string) => string | undefined {
  return file => {
    const known = text(file)
    if (known !== undefined || !envFiles.some(envFile => envFile.file === file)) return known
    return readFileSync(spotOf(root, file).path, 'utf8')
  }
}
