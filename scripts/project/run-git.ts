import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, sep } from 'node:path'

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

export interface GitAnswer {
  /** Exit status; null where git did not run to its end. */
  status: number | null
  stdout: string
  /** Lines of stderr. */
  said: string[]
}

/**
 * Replacements and grafts are the repository's word on what its history is, and would hide commits from us.
 * https://git-scm.com/docs/git-replace
 */
const HISTORY_AS_IT_IS = { GIT_NO_REPLACE_OBJECTS: '1', GIT_GRAFT_FILE: '/dev/null' }

/** Runs one git command in `root`, with `input` on its stdin; never throws, and runs nothing that the repository names. */
export function runGit(root: string, args: readonly string[], input?: string): GitAnswer {
  const { status, bytes, said } = runGitForBytes(root, args, input)
  return { status, stdout: bytes.toString('utf8'), said }
}

/**
 * The same, its output as bytes. Arguments and input name objects, paths and settings: what a secret holds is
 * never among them, since every user of the machine sees the arguments of a process.
 */
export function runGitForBytes(
  root: string,
  args: readonly string[],
  input?: string,
): Omit<GitAnswer, 'stdout'> & { bytes: Buffer } {
  const done = spawnSync('git', [...HARMLESS, ...args], {
    cwd: root,
    env: {
      ...environment(root),
      ...NO_TRANSPORT,
      ...HISTORY_AS_IT_IS,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
    },
    maxBuffer: LARGEST,
    timeout: LONGEST_MS,
    ...(input === undefined ? {} : { input }),
    windowsHide: true,
  })
  // Git that ends before it has read its input leaves a broken pipe beside its answer.
  if (done.error && done.status === null)
    return { status: null, bytes: Buffer.alloc(0), said: [missing(done.error)] }
  const said = done.stderr.toString('utf8').split('\n')
  return { status: done.status, bytes: done.stdout, said: said.filter(line => line !== '') }
}

/**
 * The caller's environment without what points git elsewhere (GIT_DIR above all), and without the folders of PATH
 * that the audited repository fills: npm puts its `node_modules/.bin` there, and a `git` in it would run.
 */
function environment(root: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const top = topOf(root)
  return Object.fromEntries(
    kept.map(([name, value]) => [name, /^path$/i.test(name) ? trusted(value ?? '', top) : value]),
  )
}

/** The nearest folder that looks like a repository, from `root` upwards; `root` where none does. */
export function topOf(root: string): string {
  for (let folder = root, above = dirname(root); ; folder = above, above = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (above === folder) return root
  }
}

function trusted(path: string, top: string): string {
  const within = top.endsWith(sep) ? top : top + sep
  return path
    .split(delimiter)
    .filter(folder => isAbsolute(folder) && !folder.split(/[/\\]/).includes('node_modules'))
    .filter(folder => !`${real(folder)}${sep}`.startsWith(within))
    .join(delimiter)
}

function real(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

function missing(error: Error): string {
  return 'code' in error && error.code === 'ENOENT'
    ? 'git is not installed'
    : `git could not be run: ${error.message}`
}
