import { readFileSync } from 'node:fs'
import { uncommitted } from '../project/uncommitted.ts'
import type { Plan } from './plan.ts'
import { spotOf } from './target.ts'
import { lastWritten } from './undo.ts'

/**
 * Files that a plan would change and whose present content git could not give back, each with why. What a run of
 * ours has left as it is can be given back by its record. Without git the record is the only way back, and there is
 * nothing to hold against that: the map is undefined.
 * @param state the user's folder for records
 */
export function notClean(
  root: string,
  { changes }: Pick<Plan, 'changes'>,
  state: string,
): ReadonlyMap<string, string> | undefined {
  const files = changes.filter(({ before }) => before !== null).map(({ file }) => file)
  const found = uncommitted(root, files)
  if (found === undefined || found.size === 0) return found
  const written = lastWritten(root, state)
  return new Map([...found].filter(([file]) => !isAsWritten(root, file, written.get(file))))
}

function isAsWritten(root: string, file: string, written: Buffer | undefined): boolean {
  return written !== undefined && readFileSync(spotOf(root, file).path).equals(written)
}
