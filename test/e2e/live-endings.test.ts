import { spawn } from 'node:child_process'
import { readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createRunFolder } from '../../scripts/live/app/folder.ts'
import { SELF } from '../cli-io.ts'
import { CLERK, appWithNext, serving } from './live-app.ts'

/** How often: `VERIFY_RUNS=51` for a long look. */
const RUNS = Number(process.env['VERIFY_RUNS'] ?? 6)
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const
const LONGEST_MS = 4000

/** A server with a child of its own, both deaf to SIGTERM, slow enough to be met at any moment. */
const STUBBORN = `process.on('SIGTERM', () => {})
require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"])
${serving(`${CLERK}; response.statusCode = inside ? 200 : 401; setTimeout(() => response.end('{}'), 100)`)}`

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

/** Starts a verification and ends it after a while; gives its process id once it is gone. */
async function endedBy(signal: NodeJS.Signals, app: string, after: number): Promise<number> {
  const launcher = join(SELF, 'scripts', 'clerk-security.mjs')
  const child = spawn(process.execPath, [launcher, 'verify', app], { stdio: ['ignore', 'ignore', 'pipe'] })
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
  it.each(Array.from({ length: RUNS }, (_each, at) => SIGNALS[at % SIGNALS.length] ?? 'SIGINT'))(
    'by %s leaves nothing behind',
    { timeout: 120_000 },
    async signal => {
      const app = appWithNext(STUBBORN)
      const after = Math.round(Math.random() * LONGEST_MS)
      const pid = await endedBy(signal, app, after)
      // The next run cleans up after one that could not do it itself.
      if (signal === 'SIGKILL') createRunFolder().remove()
      rmSync(app, { recursive: true, force: true })
      const left = { folders: foldersOf(pid), processes: processesOf(pid) }
      expect(left, `${signal} after ${after} ms`).toEqual({ folders: [], processes: [] })
    },
  )
})
