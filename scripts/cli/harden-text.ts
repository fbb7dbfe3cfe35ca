import { join, relative } from 'node:path'
import type { Fix } from '../core/fix.ts'
import { unifiedDiff } from '../fixes/diff.ts'
import type { InstallCommand } from '../fixes/install.ts'
import { isEmpty } from '../fixes/plan.ts'
import type { Plan } from '../fixes/plan.ts'
import { printable } from '../report/neutral.ts'
import { quoting } from '../report/odd-names.ts'
import { redact } from '../report/redact.ts'
import type { Io } from './io.ts'
import { programName, shellWord } from './program.ts'

export interface Shown {
  plan: Plan
  /** Fixes that were not asked for. */
  toReview: readonly Fix[]
  install: readonly InstallCommand[]
  /** Files that git could not give back as they are now, each with why. */
  unclean: ReadonlyMap<string, string>
  /** Names of the app that read like sentences: they are quoted. */
  odd: readonly string[]
}

interface Run {
  /** Absolute path of the app. */
  path: string
  all: boolean
  written: boolean
  /** Name of the template that was asked for. */
  template?: string | undefined
}

/**
 * The diff and, below it, what else there is to know: packages to install, what only a person can do, and the
 * fixes that are not in the diff, each with its reason. Safe to print.
 */
export function hardenText({ plan, toReview, install, unclean, odd }: Shown, run: Run, io: Io): string {
  const { changes, untrack, left, remains } = plan
  const says = (sentence: string) => quoting(sentence, odd)
  const lines = [
    headline(plan, toReview, run, io),
    ...(untrack.length === 0
      ? []
      : [`${run.written ? 'Done' : 'And'}: git rm --cached -- ${untrack.map(shellWord).join(' ')}`]),
    ...install.map(({ dir, words }) => `Install: ${cd(run, dir, io)}${words.map(shellWord).join(' ')}`),
    ...remains.map(sentence => `Then: ${says(sentence)}`),
    ...left.flatMap(({ fix, because }) => [
      `Not made: ${says(fix.title)}: ${says(because)}.`,
      ...fix.remains.map(sentence => `  ${says(sentence)}`),
    ]),
    ...toReview.map(fix => `To review, with --all: ${says(fix.title)}.`),
    ...[...unclean].map(([file, because]) => `Not clean in git: ${says(file)}: ${says(because)}.`),
    ...(run.written ? [] : [isEmpty(plan) ? lookFor(run, io) : next(unclean.size, run, io)]),
  ]
  const diff = printableDiff(unifiedDiff(changes))
  return `${diff}${diff === '' ? '' : '\n'}${lines.map(printable).join('\n')}\n${run.written ? '\n' : ''}`
}

function headline(plan: Plan, toReview: readonly Fix[], run: Run, io: Io): string {
  const { changes, applied, left } = plan
  if (isEmpty(plan) && run.template !== undefined && left.length === 0)
    return `The template ${run.template} is in place.`
  if (isEmpty(plan))
    return left.length + toReview.length > 0
      ? 'Nothing can be changed without a look at it.'
      : 'No finding has a fix that could be made here: explain tells how to mend each.'
  const what = `${counted(applied.length, 'fix', 'fixes')} in ${counted(changes.length, 'file', 'files')}`
  return run.written
    ? `${what}: written. To take them back: ${programName(io)} harden${where(run, io)} --undo`
    : `${what}: nothing is written yet.`
}

function next(unclean: number, { path, all, template }: Run, io: Io): string {
  const command = `${programName(io)} harden${where({ path }, io)}${all ? ' --all' : ''}${template === undefined ? '' : ` --template ${template}`} --write`
  return unclean === 0
    ? `Next: write them: ${command}`
    : `Next: commit, so that git can give back what stands there now, or add --force; then: ${command}`
}

function lookFor({ path }: Run, io: Io): string {
  return `Next: what is left, with proof: ${programName(io)} audit${where({ path }, io)} --verbose`
}

/**
 * Line by line, since tabs and line ends belong to a diff. Keys in several lines are cut before it is taken
 * apart.
 */
function printableDiff(diff: string): string {
  return redact(diff)
    .split('\n')
    .map(line => {
      const end = line.endsWith('\r') ? '\r' : ''
      const code = end === '' ? line : line.slice(0, -1)
      return code.split('\t').map(printable).join('\t') + end
    })
    .join('\n')
}

function cd({ path }: Run, dir: string, io: Io): string {
  const folder = relative(io.cwd, join(path, dir))
  return folder === '' ? '' : `cd ${shellWord(folder)} && `
}

function where({ path }: { path: string }, io: Io): string {
  const folder = relative(io.cwd, path)
  return folder === '' ? '' : ` ${shellWord(folder.length < path.length ? folder : path)}`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
