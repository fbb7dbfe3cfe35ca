import { existsSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { buildModel } from '../access/build-model.ts'
import type { Model } from '../access/model.ts'
import { named } from '../core/name.ts'
import { ConfigurationError, readConfiguration } from '../project/configuration.ts'
import { ProjectError, openProject } from '../project/open.ts'
import type { Project } from '../project/project.ts'
import { RULES } from '../rules/registry.ts'
import { assess } from './assess.ts'
import type { Assessment, Filters } from './assess.ts'
import { servesWithClerk, usesClerk } from './clerk-app.ts'
import { NothingAssessed, UsageError } from './exit-codes.ts'
import type { Io } from './io.ts'
import { modelForRules } from './model-for-rules.ts'
import { didYouMean } from './nearest.ts'
import { progressOn } from './progress.ts'
import { meantPath } from './whereabouts.ts'

/** An audit's result with the project it was made of, for commands that go on from there. */
export interface Audit extends Assessment {
  project: Project
  /** What the report was reasoned from, for commands that ask more of it. */
  model: Model
}

/**
 * Reads a folder and assesses it; writes nothing.
 * @param path absolute
 * @param filters.history whether the commits of the repository are read too
 * @throws {UsageError} where path, configuration or a rule's id is wrong
 * @throws {NothingAssessed} where nothing in the folder uses Clerk
 */
export function runAudit(
  path: string,
  filters: Filters & { history: boolean },
  io: Pick<Io, 'self'> & Partial<Pick<Io, 'stderr' | 'env'>>,
): Audit {
  const ids = RULES.map(({ id }) => id)
  const unknown = filters.rules.find(id => !ids.includes(id))
  if (unknown !== undefined)
    throw new UsageError(`No rule is called ${JSON.stringify(unknown)}.${didYouMean(unknown, ids)}`)
  const progress = progressOn(io)
  try {
    progress.say(filters.history ? 'reading the files and every commit' : 'reading the files')
    const project = projectAt(path, filters.history, io.self)
    progress.say(`reasoning about ${project.files.length} files`)
    return auditOf(project, filters)
  } finally {
    progress.end()
  }
}

/**
 * Assesses a project that is open already.
 * @throws {UsageError} where its configuration is wrong
 */
export function auditOf(project: Project, filters: Filters): Audit {
  try {
    const model = buildModel(project, readConfiguration(project))
    return { project, model: modelForRules(model), ...assess(model, RULES, filters) }
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

/**
 * The sentence to say where an audit of all rules saw Clerk at work and yet could decide of no endpoint who
 * reaches it: such a run is no clean run. Undefined where it assessed something.
 */
export function nothingDecided({ project, report }: Audit, filters: Filters): string | undefined {
  const whole = filters.only.length === 0 && filters.rules.length === 0
  if (!whole || report.coverage.endpoints.assessed > 0 || !project.apps.some(servesWithClerk))
    return undefined
  const { unknown } = report.coverage.endpoints
  return unknown.length > 0
    ? 'No endpoint could be decided: --verbose says why for each.'
    : 'No endpoint was found, though the app uses Clerk on the server: is PATH the folder of the app?'
}

function projectAt(path: string, history: boolean, self: string): Project {
  try {
    if (isOwnFolder(path, self))
      throw new NothingAssessed(
        `${named(path)} belongs to this skill, which is not audited: name the folder of the app.`,
      )
    const project = openProject(path, { exclude: [self], history })
    if (!usesClerk(project)) throw new NothingAssessed(noClerk(project))
    return project
  } catch (error) {
    if (error instanceof ProjectError) throw new UsageError(error.message + meantPath(path), { cause: error })
    throw error
  }
}

/** An app that stands inside the skill's folder (a fixture) is an app all the same. */
function isOwnFolder(path: string, self: string): boolean {
  const way = relative(self, path)
  if (way === '') return true
  return !way.startsWith('..') && !isAbsolute(way) && !existsSync(join(path, 'package.json'))
}

function noClerk({ root, files, unknown }: Project): string {
  const looked =
    files.length === 0
      ? 'it holds no file to read'
      : 'no package.json names an @clerk/ package, no env file a Clerk key, and no source imports Clerk'
  const [first] = unknown
  const also =
    first === undefined ? '' : ` Not read: ${first.what} (${first.because})${more(unknown.length - 1)}.`
  return `Nothing to assess in ${named(root)}: ${looked}.${also}${meantPath(root)}`
}

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : ''
}
