import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runGit } from './run-git.ts'

/** `100644 <object> 0\t<path>` of ls-files, `100644 blob <object>\t<path>` of ls-tree. */
const ENTRY = /^\d{6} (?:blob )?([0-9a-f]{40,64})(?: (\d))?\t([^]*)$/
const SHA1_LENGTH = 40

/**
 * Which of these files git could not give back as they are now, and why; undefined where git does not answer in this
 * folder. No file is read by git itself, which would run the filters of the repository on it.
 * @param files paths relative to `root`, all of which exist
 */
export function uncommitted(root: string, files: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (files.length === 0) return new Map()
  const index = entriesOf(root, ['ls-files', '-z', '--stage', '--', ...files])
  if (index === undefined) return undefined
  // There is no HEAD before the first commit.
  const head = entriesOf(root, ['ls-tree', '-r', '-z', 'HEAD', '--', ...files]) ?? new Map<string, string>()
  return new Map(
    files.flatMap((file): [string, string][] => {
      const because = whyNotClean(root, file, index.get(file), head.get(file))
      return because === undefined ? [] : [[file, because]]
    }),
  )
}

function whyNotClean(
  root: string,
  file: string,
  staged: string | undefined,
  committed: string | undefined,
): string | undefined {
  if (staged === undefined) return 'git does not track it'
  if (staged === CONFLICT) return 'a merge of it is not finished'
  if (staged !== committed) return 'what is staged of it is not committed'
  return isObject(readFileSync(join(root, file)), staged)
    ? undefined
    : 'it has changes that are not committed'
}

const CONFLICT = 'conflict'

function entriesOf(root: string, args: readonly string[]): Map<string, string> | undefined {
  const answer = runGit(root, ['--literal-pathspecs', ...args])
  if (answer.status !== 0) return undefined
  return new Map(
    answer.stdout.split('\0').flatMap((line): [string, string][] => {
      const [, object, stage = '0', file] = ENTRY.exec(line) ?? []
      return object === undefined || file === undefined ? [] : [[file, stage === '0' ? object : CONFLICT]]
    }),
  )
}

/** Are these the bytes of the object, or those that git would write for it where it turns line ends round? */
function isObject(bytes: Buffer, object: string): boolean {
  const algorithm = object.length === SHA1_LENGTH ? 'sha1' : 'sha256'
  const named = (content: Buffer) =>
    createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex')
  if (named(bytes) === object) return true
  return named(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) === object
}
