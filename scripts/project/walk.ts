import { readFileSync, readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import ignore from 'ignore'
import type { Unknown } from '../core/place.ts'

/** Folders that hold what tools made or installed, wherever they stand: no source of the app. */
export const MADE: ReadonlySet<string> = new Set(['node_modules', '.git', '.next', '.turbo', '.vercel'])
/** Likewise, beside a package.json; elsewhere `app/build/page.tsx` is a page. */
const BUILT: ReadonlySet<string> = new Set(['dist', 'build', 'coverage', 'out'])

/** The .gitignore of a folder; its patterns speak of paths below that folder. */
interface Rules {
  folder: string
  rule: ReturnType<typeof ignore>
}

/** Files and links below the root that no .gitignore leaves out, for folders that git knows nothing of. */
export function walk(root: string, unknown: Unknown[]): string[] {
  const found: string[] = []
  const visit = (folder: string, above: readonly Rules[]): void => {
    const entries = entriesOf(root, folder, unknown)
    const own = entries.some(entry => entry.name === '.gitignore' && entry.isFile())
    const built = folder === '' || entries.some(entry => entry.name === 'package.json')
    const rules = own ? [...above, ...rulesOf(root, folder)] : above
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        const made = MADE.has(entry.name) || (built && BUILT.has(entry.name))
        if (!made && !ignored(`${path}/`, rules)) visit(path, rules)
      } else if (!ignored(path, rules)) found.push(path)
    }
  }
  visit('', [])
  return found
}

function entriesOf(root: string, folder: string, unknown: Unknown[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch {
    unknown.push({ what: folder === '' ? '.' : folder, because: 'the folder cannot be read' })
    return []
  }
}

function rulesOf(root: string, folder: string): Rules[] {
  try {
    return [{ folder, rule: ignore().add(readFileSync(join(root, folder, '.gitignore'), 'utf8')) }]
  } catch {
    return []
  }
}

/** The deepest .gitignore that speaks of a path decides (https://git-scm.com/docs/gitignore#_description). */
function ignored(path: string, rules: readonly Rules[]): boolean {
  for (const { folder, rule } of rules.toReversed()) {
    const said = rule.test(folder === '' ? path : path.slice(folder.length + 1))
    if (said.ignored) return true
    if (said.unignored) return false
  }
  return false
}
