import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The package's own folder, as a file URL that ends with a slash. */
export const ROOT = new URL('../../', import.meta.url)

/** Is this module the one that Node was started with, rather than imported by a test? */
export function isStarted(moduleUrl: string): boolean {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl))
}
