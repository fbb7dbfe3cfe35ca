import type { Unknown } from '../core/place.ts'
import type { SecretInBlob } from './history-objects.ts'
import { secretsInObjects } from './history-objects.ts'
import type { KeyInHistory } from './project.ts'
import { runGit } from './run-git.ts'

interface Reading {
  root: string
  /** Why git does not answer; null where it does. */
  noGit: string | null
  text: (file: string) => string | undefined
  unknown: Unknown[]
}

/** More ids than these are not put into the arguments of one process; the changes are then sorted out here. */
const MOST_IDS = 400
const SHORT = 12

/**
 * The secrets of all commits that a branch, a tag, the stash or the log of a branch leads to, each once: where it came
 * in first. Runs no diff of contents, so no filter and no program that the repository names.
 */
export function readHistory({ root, noGit, text, unknown }: Reading): KeyInHistory[] {
  if (noGit !== null) {
    unknown.push({ what: 'history', because: noGit })
    return []
  }
  const commits = runGit(root, ['rev-list', '--all', '--reflog', '--topo-order', '--reverse'])
  if (commits.status !== 0) {
    unknown.push({ what: 'history', because: commits.said.at(-1) ?? 'git cannot list the commits' })
    return []
  }
  unknown.push(...unseenOf(root))
  if (commits.stdout === '') return []
  const secrets = secretsInObjects(root, unknown)
  if (secrets.size === 0) return []
  return firstPlaces(root, commits.stdout, secrets, unknown).map(({ value, ...key }) => ({
    ...key,
    stillThere: text(key.file)?.includes(value) === true,
  }))
}

/** What this copy of the repository lacks. */
function unseenOf(root: string): Unknown[] {
  const unseen: Unknown[] = []
  if (runGit(root, ['rev-parse', '--is-shallow-repository']).stdout.trim() !== 'false')
    unseen.push({
      what: 'history',
      because: 'a shallow clone: earlier commits are not in it. `git fetch --unshallow`, then audit again',
    })
  if (runGit(root, ['config', '--get-regexp', String.raw`^remote\..*\.promisor$`]).stdout.trim() !== '')
    unseen.push({
      what: 'history',
      because: 'a partial clone: contents that were never fetched are not in it. Audit a full clone',
    })
  return unseen
}

type FirstPlace = Omit<KeyInHistory, 'stillThere'> & { value: string }

/** Goes through the changes of the commits, parents first, and notes each secret where a change first brings it in. */
function firstPlaces(
  root: string,
  commits: string,
  secrets: ReadonlyMap<string, readonly SecretInBlob[]>,
  unknown: Unknown[],
): FirstPlace[] {
  const ids = secrets.size <= MOST_IDS ? [...secrets.keys()].map(id => `--find-object=${id}`) : []
  const changes = runGit(
    root,
    [
      'diff-tree',
      '--stdin',
      '-r',
      '--root',
      '-m',
      '--raw',
      '-z',
      '--no-abbrev',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules=all',
      // Paths as seen from the audited folder; what lies outside of it is not ours.
      '--relative',
      ...ids,
    ],
    commits,
  )
  if (changes.status !== 0)
    unknown.push({
      what: 'history',
      because: changes.said.at(-1) ?? 'git cannot list what the commits changed',
    })
  const places: FirstPlace[] = []
  const seen = new Set<string>()
  for (const { commit, id, file } of changesIn(changes.stdout)) {
    for (const { secret, line, value } of secrets.get(id) ?? []) {
      if (seen.has(value)) continue
      seen.add(value)
      places.push({ file, line, commit: commit.slice(0, SHORT), secret, value })
    }
  }
  return places
}

/** With `-z`: a commit's id, then for each change `:modes ids status` and the path (https://git-scm.com/docs/git-diff-tree). */
function* changesIn(raw: string): Iterable<{ commit: string; id: string; file: string }> {
  const fields = raw.split('\0')
  let commit = ''
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? ''
    if (!field.startsWith(':')) {
      if (field !== '') commit = field
      continue
    }
    const id = field.split(' ')[3] ?? ''
    at += 1
    yield { commit, id, file: fields[at] ?? '' }
  }
}
