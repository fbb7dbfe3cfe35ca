import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { z } from 'zod'

/** The packages of Clerk's that a browser loads from the frontend API, where they are installed. */
export interface ClerkFiles {
  /** A file by the path that it is asked for by: `/npm/@clerk/clerk-js@6/dist/clerk.browser.js`. */
  file: (path: string) => Buffer | undefined
  /** What was asked for and is not there, or is there in another major: `@clerk/ui@1`. */
  missing: () => string[]
}

const PATH = /^\/npm\/@clerk\/([a-z-]+)@([^/]+)\/dist\/([\w.-]+(?:\/[\w.-]+)*)$/
const manifestSchema = z.object({ version: z.string() })

/**
 * @param folders absolute folders to look in, first one first: the app's, and those of `--clerk-js`
 * @returns undefined where none has clerk-js
 */
export function clerkFilesIn(folders: readonly string[]): ClerkFiles | undefined {
  const homes = folders.flatMap(folder => [join(folder, 'node_modules', '@clerk'), join(folder, '@clerk')])
  const homeOf = (name: string): string | undefined =>
    homes.map(home => join(home, name)).find(home => existsSync(join(home, 'dist')))
  if (homeOf('clerk-js') === undefined) return undefined
  const missing = new Set<string>()
  return {
    missing: () => [...missing],
    file: path => {
      const [, name = '', wanted = '', file = ''] = PATH.exec(path) ?? []
      const home = name === '' ? undefined : homeOf(name)
      const found = home !== undefined && isOfMajor(home, wanted) ? read(join(home, 'dist'), file) : undefined
      if (found === undefined && name !== '') missing.add(`@clerk/${name}@${wanted}`)
      return found
    },
  }
}

/** A tag (`latest`, `canary`) takes whatever is there. */
function isOfMajor(home: string, wanted: string): boolean {
  const [major] = /^\d+/.exec(wanted) ?? []
  if (major === undefined) return true
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
    return parsed.success && parsed.data.version.split('.')[0] === major
  } catch {
    return false
  }
}

/** The page asks for what it likes: nothing outside of the package's folder is given. */
function read(folder: string, file: string): Buffer | undefined {
  try {
    const path = realpathSync(join(folder, file))
    return path.startsWith(realpathSync(folder) + sep) ? readFileSync(path) : undefined
  } catch {
    return undefined
  }
}
