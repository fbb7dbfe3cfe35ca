import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff'
import type { FileChange } from './plan.ts'

const CONTEXT_LINES = 3

/**
 * The changes as one unified diff, in the form that `git apply` and `patch -p1` take. It is made from the very
 * texts that would be written. It quotes the app's source as it stands: whoever prints it makes it safe to print.
 */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes
    .map(({ file, before, after }) =>
      createTwoFilesPatch(
        before === null ? '/dev/null' : `a/${file}`,
        after === null ? '/dev/null' : `b/${file}`,
        before ?? '',
        after ?? '',
        undefined,
        undefined,
        { context: CONTEXT_LINES, headerOptions: FILE_HEADERS_ONLY },
      ),
    )
    .join('')
}
