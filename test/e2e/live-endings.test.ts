import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createRunFolder } from '../../scripts/live/app/folder.ts'
import { SELF } from '../cli-io.ts'
import { CLERK, appWithNext, serving } from './live-app.ts'

/** How often: `npm run endings-test` for a long look. */
const RUNS = Number(process.env['CLERK_SECURITY_ENDINGS'] ?? 6)
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const
const LONGEST_MS = 6000
/** A browser that is killed takes a moment to be gone. */
const DYING_ROUNDS = 50

/**
 * A server with a child of its own, both deaf to SIGTERM, slow enough to be met at any moment. It notes its port, and
 * sends a policy, which is tried in a browser.
 * @param ports the file to note the port in
 */
const stubborn = (ports: string): string => `process.on('SIGTERM', () => {})
require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"])
${serving(`${CLERK}
  const page = request.url === '/'
  if (page) response.setHeader('content-security-policy', "default-src 'self'")
  response.statusCode = page || inside ? 200 : 401
  setTimeout(() => response.end(page ? '<h1>Home</h1>' : '{}'), 100)`)}
require('node:fs').writeFileSync(${JSON.stringify(ports)}, String(port))`

/** Does anything listen where the app did? */
function portOpen(ports: string): Promise<boolean> {
  if (!existsSync(ports)) return Promise.resolve(false)
  return new Promise(resolve => {
    const socket = connect(Number(readFileSync(ports, 'utf8')), '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
}

function foldersOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith(`clerk-security-verify-${pid}-`))
}

/** Processes that work in a folder of this run, be it gone. */
function processesOf(pid: number): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => cwdOf(name).includes(`clerk-security-verify-${pid}-`))
}

function cwdOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}

interface Left {
  folders: string[]
  processes: string[]
  port: boolean
}

/** What is left once those that were killed have had time to die. */
async function leftOf(pid: number, ports: string): Promise<Left> {
  for (let round = 1; ; round += 1) {
    const left = { folders: foldersOf(pid), processes: processesOf(pid), port: await portOpen(ports) }
    const clean = left.folders.length + left.processes.length === 0 && !left.port
    if (clean || round > DYING_ROUNDS) return left
    await sleep(200)
  }
}

/** Starts a verification and ends it after a while; gives its process id once it is gone. */
async function endedBy(signal: NodeJS.Signals, words: readonly string[], after: number): Promise<number> {
  const launcher = join(SELF, 'scripts', 'clerk-security.mjs')
  const child = spawn(process.execPath, [launcher, 'verify', ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()))
  const begun = new Promise<void>(resolve => child.stderr.once('data', () => resolve()))
  await Promise.race([begun, gone])
  await sleep(after)
  child.kill(signal)
  // Impatience: the second comes while the first is being obeyed.
  child.kill(signal)
  await gone
  return child.pid ?? 0
}

describe.runIf(process.platform === 'linux')('a run that is ended at any moment', () => {
  it.each(
    Array.from({ length: RUNS }, (_each, at) => ({
      signal: SIGNALS[at % SIGNALS.length] ?? 'SIGINT',
      // A browser is open for most of the second.
      only: at % 2 === 0 ? 'routes' : 'headers',
    })),
  )('by $signal leaves nothing behind of $only', { timeout: 120_000 }, async ({ signal, only }) => {
    const notes = mkdtempSync(join(tmpdir(), 'live-endings-'))
    const ports = join(notes, 'port')
    const app = appWithNext(stubborn(ports))
    const after = Math.round(Math.random() * LONGEST_MS)
    const pid = await endedBy(signal, [app, '--only', only], after)
    // The next run cleans up after one that could not do it itself.
    if (signal === 'SIGKILL') createRunFolder().remove()
    const left = await leftOf(pid, ports)
    for (const folder of [app, notes]) rmSync(folder, { recursive: true, force: true })
    expect(left, `${signal} after ${after} ms`).toEqual({ folders: [], processes: [], port: false })
  })
})
