import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What Next and the packages write for themselves is no effect of an endpoint. */
const MACHINERY = new Set(['node_modules', '.next', 'next-env.d.ts', 'tsconfig.json', 'tsconfig.tsbuildinfo'])

/**
 * The state of what an endpoint can change in the copy: its files, and the changes that Clerk's backend was asked for.
 * Two equal states in a row say that nothing of these was changed; a database elsewhere is not seen.
 */
export function stateOf(folder: string, askedToChange: number): string {
  return `${askedToChange}\n${filesIn(folder, true).join('\n')}`
}

function filesIn(folder: string, top: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (top && MACHINERY.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path, false)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    return stats === undefined ? [] : [`${path} ${stats.size} ${stats.mtimeMs}`]
  })
}
