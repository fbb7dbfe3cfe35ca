import { CLUE } from '../core/secret-clue.ts'
import type { Unknown } from '../core/place.ts'
import type { FoundSecret } from '../core/secret.ts'
import { findSecrets } from '../core/secret.ts'
import { runGit, runGitForBytes } from './run-git.ts'

/** A secret in the content of some file at some time. */
export interface SecretInBlob {
  secret: FoundSecret
  /** From 1. */
  line: number
  /** The secret itself: it tells one from another, and never leaves this layer. */
  value: string
}

interface StoredObject {
  id: string
  size: number
}

/** As for the files of today: what is larger is data or was made by a tool. */
const LARGEST = 2 * 1024 * 1024
/** Bytes that are read at once: enough to make the start of a process count for nothing, and little memory. */
const AT_ONCE = 32 * 1024 * 1024

/**
 * The secrets in every content that the repository has ever held, by its id. One process names the contents, and one
 * for each few megabytes hands them out (https://git-scm.com/docs/git-cat-file#_batch_output).
 */
export function secretsInObjects(root: string, unknown: Unknown[]): Map<string, SecretInBlob[]> {
  const found = new Map<string, SecretInBlob[]>()
  const listed = runGit(root, [
    'cat-file',
    '--batch-all-objects',
    '--batch-check=%(objecttype) %(objectname) %(objectsize)',
    '--unordered',
    '--buffer',
  ])
  if (listed.status !== 0) {
    unknown.push({
      what: 'history',
      because: `its objects cannot be listed: ${listed.said.at(-1) ?? 'git gave up'}`,
    })
    return found
  }
  const damaged = listed.stdout.match(/ missing$/gm)?.length ?? 0
  if (damaged > 0)
    unknown.push({ what: 'history', because: `${counted(damaged)} damaged and could not be read` })
  const blobs = blobsOf(listed.stdout)
  const small = blobs.filter(({ size }) => size <= LARGEST)
  let unread = 0
  for (const batch of batches(small)) unread += readBatch(root, batch, found)
  const large = blobs.length - small.length
  if (large > 0) unknown.push({ what: 'history', because: `${counted(large)} larger than 2 MB and not read` })
  if (unread > 0) unknown.push({ what: 'history', because: `${counted(unread)} not handed out by git` })
  return found
}

function counted(count: number): string {
  return count === 1 ? '1 file of it is' : `${count} files of it are`
}

function blobsOf(listed: string): StoredObject[] {
  const blobs: StoredObject[] = []
  for (const [, id = '', size = ''] of listed.matchAll(/^blob ([0-9a-f]+) (\d+)$/gm))
    blobs.push({ id, size: Number(size) })
  return blobs
}

function* batches(blobs: readonly StoredObject[]): Iterable<StoredObject[]> {
  let batch: StoredObject[] = []
  let bytes = 0
  for (const blob of blobs) {
    batch.push(blob)
    bytes += blob.size
    if (bytes < AT_ONCE) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** Adds what the batch holds to `found`; returns how many of it could not be read. */
function readBatch(root: string, batch: readonly StoredObject[], found: Map<string, SecretInBlob[]>): number {
  const input = batch.map(({ id }) => `${id}\n`).join('')
  const { bytes } = runGitForBytes(root, ['cat-file', '--batch', '--buffer'], input)
  // One letter for each byte: a place in this text is a place in the bytes.
  const text = bytes.toString('latin1')
  let at = 0
  let read = 0
  CLUE.lastIndex = 0
  let clue = CLUE.exec(text)
  for (const { id, size } of batch) {
    const head = `${id} blob ${size}\n`
    if (!text.startsWith(head, at)) {
      // `ID missing`: one line in place of the content.
      const end = text.startsWith(id, at) ? text.indexOf('\n', at) : -1
      if (end === -1) break
      at = end + 1
      continue
    }
    const start = at + head.length
    const end = start + size
    if (clue !== null && clue.index < start) clue = nextClue(text, start)
    if (clue !== null && clue.index < end) {
      const secrets = secretsOf(bytes.toString('utf8', start, end))
      if (secrets.length > 0) found.set(id, secrets)
      clue = nextClue(text, end)
    }
    at = end + 1
    read += 1
  }
  return batch.length - read
}

function nextClue(text: string, from: number): RegExpExecArray | null {
  CLUE.lastIndex = from
  return CLUE.exec(text)
}

function secretsOf(text: string): SecretInBlob[] {
  return findSecrets(text).flatMap(secret =>
    secret.real
      ? [
          {
            secret,
            line: text.slice(0, secret.start).split('\n').length,
            value: text.slice(secret.start, secret.end),
          },
        ]
      : [],
  )
}
