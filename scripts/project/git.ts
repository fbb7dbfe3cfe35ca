import { spawnSync } from 'node:child_process'
import type { Git } from './project.ts'

/** Output larger than this means a tree that no audit can read anyway. */
const LARGEST = 256 * 1024 * 1024

/**
 * Settings of a hostile repository that would run programs: the file system monitor and hooks. Both are turned off,
 * and no variable of the caller's environment points git elsewhere.
 */
const HARMLESS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.untrackedCache=false',
]

interface Answer {
  ok: boolean
  stdout: string
  because: string
}

/** Runs one git command in `root`; never throws. */
function git(root: string, args: readonly string[], input?: string): Answer {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  const done = spawnSync('git', [...HARMLESS, ...args], {
    cwd: root,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: LARGEST,
    ...(input === undefined ? {} : { input }),
    windowsHide: true,
  })
  if (done.error) return { ok: false, stdout: '', because: missing(done.error) }
  const said = done.stderr.trim().split('\n')[0] ?? ''
  return { ok: done.status === 0, stdout: done.stdout, because: said }
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
 * Files of the work tree that git would show: tracked and untracked ones that are not ignored, relative to `root`;
 * a reason where git cannot tell. Deleted files are still among them.
 */
export function listedByGit(root: string): { files: string[] } | { because: string } {
  const answer = git(root, ['ls-files', '-z', '-c', '-o', '--exclude-standard'])
  return answer.ok
    ? { files: nulSeparated(answer.stdout) }
    : { because: answer.because || 'git ls-files failed' }
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
        index = answer.ok ? new Set(nulSeparated(answer.stdout)) : null
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
  const answer = git(root, ['check-ignore', '--no-index', '-z', '--stdin'], `${file}\0`)
  if (answer.ok) return true
  return answer.because === '' ? false : null
}
