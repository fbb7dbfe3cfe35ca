import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Packages that an app is built and run with: a folder of `test/e2e/stacks` each, pinned by its lock file. */
export type Stack = 'next16-clerk7' | 'next15-clerk6' | 'next14-clerk5' | 'clerk-js' | 'sarif-multitool'

const STACKS = fileURLToPath(new URL('stacks', import.meta.url))
const INSTALLED = fileURLToPath(new URL('../../node_modules/.cache/stacks', import.meta.url))
const INSTALL_TIMEOUT_MS = 300_000

/**
 * The `node_modules` of a stack, installed at the first call on this machine and kept for the next ones. No
 * package's script runs. Two processes may ask at once: each installs, the first to finish is kept.
 * @returns absolute path; not to be written into
 * @throws where npm cannot install
 */
export function packagesOf(stack: Stack): string {
  const files = ['package.json', 'package-lock.json']
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(STACKS, stack, file)))
  const folder = join(INSTALLED, `${stack}-${hash.digest('hex').slice(0, 12)}`)
  if (!existsSync(folder)) install(stack, files, folder)
  return join(folder, 'node_modules')
}

/**
 * Gives an app the packages of a stack: hard links, since Turbopack refuses a `node_modules` that points out of
 * the app's root, and a copy of every file would take minutes.
 * @param app absolute folder of the app
 */
export function equip(app: string, stack: Stack): void {
  const target = join(app, 'node_modules')
  try {
    execFileSync('cp', ['-al', packagesOf(stack), target], { stdio: 'pipe' })
  } catch {
    // Another file system: a link does not cross it.
    rmSync(target, { recursive: true, force: true })
    execFileSync('cp', ['-a', packagesOf(stack), target])
  }
}

function install(stack: Stack, files: readonly string[], folder: string): void {
  mkdirSync(INSTALLED, { recursive: true })
  const draft = mkdtempSync(join(INSTALLED, '.installing-'))
  try {
    for (const file of files) cpSync(join(STACKS, stack, file), join(draft, file))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: draft,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: INSTALL_TIMEOUT_MS,
    })
    renameSync(draft, folder)
  } catch (error) {
    // Another process was first: its packages are the same.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
