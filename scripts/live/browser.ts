import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import connect from 'chrome-remote-interface'
import type { Client } from 'chrome-remote-interface'
import { whateverHappens } from './app/ending.ts'
import { createRunFolder } from './app/folder.ts'
import { killGroup } from './app/processes.ts'

/** A headless Chromium with one empty page. */
export interface Browser {
  /** The page, by the DevTools protocol. */
  page: Client
  /** Opens another one; whoever asked for it closes it. */
  tab: () => Promise<Client>
  /** Ends the browser with all its processes and removes its profile. */
  close: () => Promise<void>
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const START_MS = 30_000
const LOOK_MS = 50

/** Nothing of it may speak to the outside by itself: no updates, no field trials, no safe browsing lists. */
const QUIET = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-domain-reliability',
  // The last one keeps a page whose answer we have changed from its own server on the loopback.
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,LocalNetworkAccessChecks',
  // No name is looked up: what is not answered for by us leads nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--remote-debugging-port=0',
]

/**
 * The browser's program: `CHROME_PATH`, else the first that PATH has; undefined where there is none.
 * @param env the environment of the process
 */
export function chromiumIn(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env['CHROME_PATH']
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param program absolute path, as {@link chromiumIn} gives it
 * @throws where it does not answer within half a minute; nothing of it is left then
 */
export async function openBrowser(program: string): Promise<Browser> {
  const folder = createRunFolder()
  const profile = join(folder.path, 'profile')
  mkdirSync(profile)
  // Chromium's sandbox refuses to run as root; whom it would protect is this process, which may do all already.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...QUIET, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    cwd: profile,
    detached: true,
    stdio: 'ignore',
  })
  const { pid } = child
  const kill = pid === undefined ? undefined : whateverHappens(() => killGroup(pid))
  if (pid !== undefined) folder.note(pid)
  const end = async (): Promise<void> => {
    const ended = endOf(child)
    kill?.()
    await ended
    folder.remove()
  }
  try {
    const at = { host: '127.0.0.1', port: await portOf(child, profile) }
    const page = await connect(at)
    return {
      page,
      tab: async () => connect({ ...at, target: (await connect.New(at)).id }),
      close: async () => {
        await page.close()
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** Chromium writes the port that it took into its profile. */
async function portOf(child: ChildProcess, profile: string): Promise<number> {
  const file = join(profile, 'DevToolsActivePort')
  let failed: Error | undefined
  child.once('error', error => {
    failed = error
  })
  for (let waited = 0; waited < START_MS; waited += LOOK_MS) {
    if (failed !== undefined) throw failed
    if (child.exitCode !== null) throw new Error(`the browser ended with code ${child.exitCode}`)
    const [port = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (/^\d+$/.test(port)) return Number(port)
    await pause(LOOK_MS)
  }
  throw new Error('the browser did not answer within 30 s')
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve()
    else child.once('exit', () => resolve())
  })
}
