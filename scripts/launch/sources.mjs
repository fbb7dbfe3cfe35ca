/** Runs the TypeScript sources of a clone through tsx, and installs what they need on the first run. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const INSTALL = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--workspaces=false']
const INSTALL_TIMEOUT_MS = 10 * 60 * 1000

/**
 * @param {string} self absolute folder of the skill
 * @returns {Promise<(argv: string[], io: object) => Promise<number>>} the program's `main`
 * @throws when the dependencies are missing and cannot be installed; the message says what to do
 */
export async function loadSources(self) {
  if (!installed(self)) install(self)
  // tsx would keep compiled code in the system's folder for temporary files, which others may write to.
  process.env.TSX_DISABLE_CACHE = '1'
  const { register } = await import('tsx/esm/api')
  // Named, because tsx would read the tsconfig.json of the current folder: the audited app's, whose `paths`
  // could lead our imports into its code.
  register({ tsconfig: join(self, 'tsconfig.json') })
  const { main } = await import(pathToFileURL(join(self, 'scripts', 'cli', 'main.ts')).href)
  return main
}

/** npm writes its own list last, so an installation that was cut short does not count. */
function installed(self) {
  const modules = join(self, 'node_modules')
  const marks = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml', '.yarn-integrity']
  return existsSync(join(modules, 'tsx')) && marks.some(mark => existsSync(join(modules, mark)))
}

function install(self) {
  process.stderr.write(`clerk-security: first run: installing its locked runtime dependencies in ${self}\n`)
  // npm is a script on Windows, which only a shell runs; the arguments are our own constants.
  const options = {
    cwd: self,
    encoding: 'utf8',
    timeout: INSTALL_TIMEOUT_MS,
    shell: process.platform === 'win32',
  }
  const result = spawnSync('npm', INSTALL, options)
  if (result.status === 0) return
  const todo = `run "npm ${INSTALL.slice(0, 3).join(' ')}" in ${self} where there is a network, or use the zip, which needs no installation`
  if (result.error?.code === 'ENOENT')
    throw new Error(`its dependencies are not installed and npm was not found: install npm, or ${todo}`)
  throw new Error(
    `its dependencies are not installed and npm could not install them (${reason(result)}): ${todo}`,
  )
}

function reason({ error, stderr }) {
  if (error !== undefined) return error.message
  const lines = stderr.split('\n').flatMap(line => /^npm (?:error|ERR!) (.*)/.exec(line)?.[1] ?? [])
  const network = lines.find(line =>
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(line),
  )
  return network ?? lines[0] ?? 'npm gave no reason'
}
