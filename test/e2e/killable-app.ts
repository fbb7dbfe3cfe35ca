import type { FileChange } from '../../scripts/fixes/plan.ts'

const numbers = Array.from({ length: 8 }, (_, at) => at)

/** A change of every kind: of texts with marks and line ends of all sorts, of files that come, go and move. */
export const CHANGES: readonly FileChange[] = [
  ...numbers.map(at => ({
    file: `app/api/${at}/route.ts`,
    before: `\uFEFF// ${at}\r\n`.repeat(at * 40),
    after: `\uFEFF// ${at} guarded\r\n`.repeat(at * 40 + 1),
  })),
  ...numbers.map(at => ({ file: `lib/new/${at % 2}/${at}.ts`, before: null, after: `new ${at}\n` })),
  { file: 'gone.ts', before: 'é\n', after: null },
  { file: 'app/middleware.ts', before: 'old place\n', after: null },
  { file: 'src/middleware.ts', before: null, after: 'new place\n', from: 'app/middleware.ts' },
]

export const UNTRACK: readonly string[] = ['.env', 'deep/.env']
