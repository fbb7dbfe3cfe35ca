import { relative } from 'node:path'
import type { Fix } from '../core/fix.ts'
import { unifiedDiff } from '../fixes/diff.ts'
import type { Plan } from '../fixes/plan.ts'
import { printable } from '../report/neutral.ts'
import { redact } from '../report/redact.ts'
import type { Io } from './io.ts'
import { programName, shellWord } from './program.ts'

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
 * @param toReview fixes that were not asked for
 */
export function hardenText(plan: Plan, toReview: readonly Fix[], run: Run, io: Io): string {
  const { changes, applied, left, install, remains } = plan
  const lines = [
    changes.length === 0
      ? noChange(plan, toReview, run)
      : `${counted(applied.length, 'fix', 'fixes')} in ${counted(changes.length, 'file', 'files')}: ${run.written ? 'written' : 'nothing is written yet'}.`,
    ...(install.length === 0 ? [] : [`Install: npm install ${install.map(shellWord).join(' ')}`]),
    ...remains.map(sentence => `Then: ${sentence}`),
    ...left.flatMap(({ fix, because }) => [
      `Not made: ${fix.title}: ${because}.`,
      ...fix.remains.map(sentence => `  ${sentence}`),
    ]),
    ...toReview.map(fix => `To review, with --all: ${fix.title}.`),
    ...(changes.length > 0 && !run.written ? [`Next: write them: ${command(run, io)}`] : []),
  ]
  const diff = printableDiff(unifiedDiff(changes))
  return `${diff}${diff === '' ? '' : '\n'}${lines.map(printable).join('\n')}\n${run.written ? '\n' : ''}`
}

function noChange({ left }: Plan, toReview: readonly Fix[], { template }: Run): string {
  if (template !== undefined && left.length === 0) return `The template ${template} is in place.`
  return left.length + toReview.length > 0
    ? 'Nothing can be changed without a look at it.'
    : 'No finding has a fix that could be made here: explain tells how to mend each.'
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

function command({ path, all, template }: Run, io: Io): string {
  const folder = relative(io.cwd, path)
  const where = folder === '' ? '' : ` ${shellWord(folder.length < path.length ? folder : path)}`
  return `${programName(io)} harden${where}${all ? ' --all' : ''}${template === undefined ? '' : ` --template ${template}`} --write`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
