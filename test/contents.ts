import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every entry below a folder, git's own apart, with its kind, its permissions and, in base64, its bytes.
 * @param skipped names that do not count
 */
export function contentsOf(
  root: string,
  skipped: ReadonlySet<string> = new Set(),
  path = '',
): Record<string, string> {
  const full = join(root, path)
  const stats = lstatSync(full)
  const mode = (stats.mode & 0o7777).toString(8)
  if (stats.isSymbolicLink()) return { [path]: `link ${readlinkSync(full)}` }
  if (stats.isFile()) return { [path]: `file ${mode} ${readFileSync(full).toString('base64')}` }
  const below = readdirSync(full).filter(name => !skipped.has(name) && (path !== '' || name !== '.git'))
  return Object.assign(
    { [path]: `folder ${mode}` },
    ...below.map(name => contentsOf(root, skipped, path === '' ? name : `${path}/${name}`)),
  )
}
