import { runGit } from '../project/run-git.ts'
import { WriteRefused } from './target.ts'

/** Entries of git's index by path, each as `mode object`; a file that git does not track is not among them. */
export type IndexEntries = ReadonlyMap<string, string>

/** Mode, object, stage, path: https://git-scm.com/docs/git-ls-files#_output */
const ENTRY = /^(\d{6} [0-9a-f]{40,64}) 0\t([^]*)$/

/** @param files relative to `root` */
export function indexEntries(root: string, files: readonly string[]): IndexEntries {
  if (files.length === 0) return new Map()
  const answer = runGit(root, ['--literal-pathspecs', 'ls-files', '-z', '--stage', '--', ...files])
  if (answer.status !== 0) throw failed(answer.said)
  const wanted = new Set(files)
  return new Map(
    answer.stdout.split('\0').flatMap((line): [string, string][] => {
      const [, entry = '', file = ''] = ENTRY.exec(line) ?? []
      return wanted.has(file) ? [[file, entry]] : []
    }),
  )
}

/**
 * Takes files out of the index and leaves them where they are, as `git rm --cached` does. It is done by
 * `update-index`, which reads no file, so that no filter of the repository is run.
 */
export function removeFromIndex(root: string, files: readonly string[]): void {
  if (files.length === 0) return
  const input = files.map(file => `${file}\0`).join('')
  const answer = runGit(root, ['update-index', '-z', '--force-remove', '--stdin'], input)
  if (answer.status !== 0) throw failed(answer.said)
}

/** Gives the index its entries back, as they were. */
export function restoreIndex(root: string, entries: IndexEntries): void {
  if (entries.size === 0) return
  const prefix = runGit(root, ['rev-parse', '--show-prefix'])
  if (prefix.status !== 0) throw failed(prefix.said)
  const above = prefix.stdout.replace(/\n$/, '')
  // Here, and here alone, paths are those of the whole repository.
  const input = [...entries].map(([file, entry]) => `${entry} 0\t${above}${file}\0`).join('')
  const answer = runGit(root, ['update-index', '-z', '--index-info'], input)
  if (answer.status !== 0) throw failed(answer.said)
}

function failed(said: readonly string[]): WriteRefused {
  return new WriteRefused(`git's index could not be changed: ${said[0] ?? 'git gave no reason'}`)
}
