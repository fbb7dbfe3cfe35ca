import type { Unknown } from '../core/place.ts'
import type { Git } from './project.ts'
import { runGit } from './run-git.ts'

function nulSeparated(text: string): string[] {
  return text.split('\0').filter(name => name !== '')
}

/**
 * Files of the work tree that git would show: tracked and untracked ones that are not ignored, relative to `root`,
 * each once; a reason where git cannot tell. Deleted files are still among them, and folders that are repositories
 * of their own, which git does not enter. What git could not read is added to `unknown`.
 */
export function listedByGit(root: string, unknown: Unknown[]): { files: string[] } | { because: string } {
  const answer = runGit(root, ['ls-files', '-z', '-c', '-o', '--exclude-standard'])
  if (answer.status !== 0) return { because: failure(answer.said) }
  unknown.push(...answer.said.flatMap(complaint))
  // In the middle of a merge, the index holds a conflicting file up to three times.
  return { files: [...new Set(nulSeparated(answer.stdout))] }
}

/** Warnings may stand before the reason. */
function failure(said: readonly string[]): string {
  return said.find(line => line.startsWith('fatal:')) ?? said[0] ?? 'git ls-files failed'
}

/** A line of stderr beside an answer: some files are not in it. */
function complaint(line: string): Unknown[] {
  const [, folder, reason = ''] = /^warning: could not open directory '(.*?)\/?': (.*)$/.exec(line) ?? []
  if (folder !== undefined) return [{ what: folder || '.', because: `the folder cannot be read (${reason})` }]
  return /^(?:error|fatal):/.test(line) ? [{ what: 'git ls-files', because: line }] : []
}

/**
 * Git's answers about one work tree, asked when they are first needed.
 * @param because why git does not answer here; null where it does
 * @param alike paths that will be asked about where this one is: `b/.env` for `a/.env`. One process answers for all
 */
export function openGit(
  root: string,
  because: string | null,
  alike: (file: string) => readonly string[],
): Git {
  if (because !== null) return { available: false, because, tracked: () => null, ignored: () => null }
  let index: Set<string> | null | undefined
  const answers = new Map<string, boolean | null>()
  return {
    available: true,
    because: null,
    tracked: file => {
      if (index === undefined) {
        const answer = runGit(root, ['ls-files', '-z'])
        index = answer.status === 0 ? new Set(nulSeparated(answer.stdout)) : null
      }
      return index?.has(file) ?? null
    },
    ignored: file => {
      if (!answers.has(file)) {
        const asked = [file, ...alike(file)].filter(each => !answers.has(each))
        // One path that git refuses (it lies behind a link) ends the answers for all.
        const found = ignoredAmong(root, asked) ?? ignoredAmong(root, [file])
        for (const [path, ignored] of found ?? []) answers.set(path, ignored)
        if (!answers.has(file)) answers.set(file, null)
      }
      return answers.get(file) ?? null
    },
  }
}

/**
 * Asks about several paths at once. With `-v -n` git names the pattern that decides for each of them, or none; one
 * that begins with `!` takes the path in again (https://git-scm.com/docs/git-check-ignore#_output).
 */
function ignoredAmong(root: string, files: readonly string[]): Map<string, boolean> | undefined {
  const { status, stdout } = runGit(
    root,
    ['check-ignore', '--no-index', '-z', '-v', '-n', '--stdin'],
    files.map(file => `${file}\0`).join(''),
  )
  if (status !== 0 && status !== 1) return undefined
  // Source, line, pattern and path of each; all but the path are empty where no pattern speaks of it.
  const fields = stdout.split('\0')
  const answers = new Map<string, boolean>()
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const pattern = fields[at + 2] ?? ''
    answers.set(fields[at + 3] ?? '', pattern !== '' && !pattern.startsWith('!'))
  }
  return answers
}
