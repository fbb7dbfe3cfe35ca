import { spawnSync } from 'node:child_process'
import type { Unknown } from '../core/place.ts'
import type { Git } from './project.ts'

/** Output larger than this means a tree that no audit can read anyway. */
const LARGEST = 256 * 1024 * 1024
/** Git answers in milliseconds; one that waits (an ignore file that is a pipe) is given up. */
const LONGEST_MS = 60_000

/** Settings of a hostile repository that would run programs: the file system monitor and hooks. */
const HARMLESS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.untrackedCache=false',
]

/**
 * In a partial clone git fetches the objects it lacks, and `ls-files` reads objects where the index is sparse; the
 * remote and its transport (`ext::`, `core.sshCommand`) are the repository's to choose. This variable is the one
 * that its configuration cannot overrule: no transport has this name.
 * https://git-scm.com/docs/git#Documentation/git.txt-codeGITALLOWPROTOCOLcode
 */
const NO_TRANSPORT = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' }

interface Answer {
  /** Exit status; null where git did not run to its end. */
  status: number | null
  stdout: string
  /** Lines of stderr. */
  said: string[]
}

/** Runs one git command in `root`; never throws. */
function git(root: string, args: readonly string[], input?: string): Answer {
  // A variable of the caller's environment (GIT_DIR above all) would point git elsewhere.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  const done = spawnSync('git', [...HARMLESS, ...args], {
    cwd: root,
    env: { ...env, ...NO_TRANSPORT, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: LARGEST,
    timeout: LONGEST_MS,
    ...(input === undefined ? {} : { input }),
    windowsHide: true,
  })
  if (done.error) return { status: null, stdout: '', said: [missing(done.error)] }
  return {
    status: done.status,
    stdout: done.stdout,
    said: done.stderr.split('\n').filter(line => line !== ''),
  }
}

function missing(error: Error): string {
  return 'code' in error && error.code === 'ENOENT'
    ? 'git is not installed'
    : `git could not be run: ${error.message}`
}

function nulSeparated(text: string): string[] {
  return text.split('\0').filter(name => name !== '')
}

/**
 * Files of the work tree that git would show: tracked and untracked ones that are not ignored, relative to `root`,
 * each once; a reason where git cannot tell. Deleted files are still among them, and folders that are repositories
 * of their own, which git does not enter. What git could not read is added to `unknown`.
 */
export function listedByGit(root: string, unknown: Unknown[]): { files: string[] } | { because: string } {
  const answer = git(root, ['ls-files', '-z', '-c', '-o', '--exclude-standard'])
  if (answer.status !== 0) return { because: answer.said[0] ?? 'git ls-files failed' }
  unknown.push(...answer.said.flatMap(complaint))
  // In the middle of a merge, the index holds a conflicting file up to three times.
  return { files: [...new Set(nulSeparated(answer.stdout))] }
}

/** A line of stderr beside an answer: some files are not in it. */
function complaint(line: string): Unknown[] {
  const [, folder, reason = ''] = /^warning: could not open directory '(.*?)\/?': (.*)$/.exec(line) ?? []
  if (folder !== undefined) return [{ what: folder || '.', because: `the folder cannot be read (${reason})` }]
  return /^(?:error|fatal):/.test(line) ? [{ what: 'git ls-files', because: line }] : []
}

/** Git's answers about one work tree, asked when they are first needed. */
export function openGit(root: string, because: string | null): Git {
  if (because !== null) return { available: false, because, tracked: () => null, ignored: () => null }
  let index: Set<string> | null | undefined
  const answers = new Map<string, boolean | null>()
  return {
    available: true,
    because: null,
    tracked: file => {
      if (index === undefined) {
        const answer = git(root, ['ls-files', '-z'])
        index = answer.status === 0 ? new Set(nulSeparated(answer.stdout)) : null
      }
      return index?.has(file) ?? null
    },
    ignored: file => {
      const known = answers.get(file)
      if (known !== undefined) return known
      const answer = ignoredNow(root, file)
      answers.set(file, answer)
      return answer
    },
  }
}

/** `check-ignore` answers 0 for ignored, 1 for not, anything else where it cannot tell. */
function ignoredNow(root: string, file: string): boolean | null {
  const { status } = git(root, ['check-ignore', '--no-index', '-z', '--stdin'], `${file}\0`)
  return status === 0 ? true : status === 1 ? false : null
}
