import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One line for each entry below `root` and for itself: path, mode, times of content and of inode in
 * nanoseconds, hash of the content. Two equal states mean that nothing was written in between.
 */
export function treeState(root: string, path = ''): string[] {
  const full = join(root, path)
  const stats = lstatSync(full, { bigint: true })
  const line = [path, stats.mode, stats.mtimeNs, stats.ctimeNs, stats.ino].join(' ')
  if (stats.isSymbolicLink()) return [`${line} ${readlinkSync(full)}`]
  if (stats.isFile()) return [`${line} ${createHash('sha256').update(readFileSync(full)).digest('hex')}`]
  if (!stats.isDirectory()) return [line]
  return [
    line,
    ...readdirSync(full)
      .toSorted()
      .flatMap(name => treeState(root, join(path, name))),
  ]
}

/** Paths whose entry is not the same in both states. */
export function changedPaths(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before)
  const present = new Set(after)
  const lines = [...before.filter(line => !present.has(line)), ...after.filter(line => !known.has(line))]
  return [...new Set(lines.map(line => line.split(' ')[0] ?? ''))].toSorted()
}
