import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { whateverHappens } from './ending.ts'
import type { RunFolder } from './folder.ts'
import { createLog } from './log.ts'
import type { Log } from './log.ts'
import { freePort } from './port.ts'
import { groupLives, killGroup } from './processes.ts'

/** An app that answers on the loopback. */
export interface RunningApp {
  /** `http://localhost:4321` */
  origin: string
  /** The address that answers for `localhost`. */
  address: string
  log: Log
  /** Why it no longer runs; undefined while it does. */
  ended: () => string | undefined
  stop: () => Promise<void>
}

/** The app could not be started, or did not answer; the message says why, `lines` what it printed last. */
export class AppFailed extends Error {
  override readonly name = 'AppFailed'
  readonly lines: readonly string[]
  constructor(message: string, lines: readonly string[]) {
    super(message)
    this.lines = lines
  }
}

/** How long each part may take, in milliseconds. */
export interface Patience {
  build: number
  ready: number
}

export const PATIENCE: Patience = { build: 600_000, ready: 120_000 }

export interface Start {
  /** Absolute path of Next's command. */
  command: string
  /** Absolute folder of the app. */
  cwd: string
  environment: Readonly<Record<string, string>>
  /** Build and start as in production, or start the development server? */
  production: boolean
  folder: RunFolder
  patience: Patience
}

const LAST_LINES = 12
const POLL_MS = 100
const GRACE_MS = 2000
/** Another process may take the port between our look and Next's. */
const TRIES = 3

/**
 * Starts the app and waits until it answers. It leads a process group of its own, which ends with this process
 * at the latest.
 * @throws {AppFailed} where it ends, or does not answer in time
 */
export async function startApp(start: Start): Promise<RunningApp> {
  if (start.production) await build(start)
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    // With -H 127.0.0.1, requests that pass the proxy file never come back.
    const child = launch(start, [start.production ? 'start' : 'dev', '-H', 'localhost', '-p', String(port)])
    try {
      const address = await answers(child, port, start.patience.ready)
      const { log, ended, stop } = child
      return { origin: `http://localhost:${port}`, address, log, ended, stop }
    } catch (error) {
      await child.stop()
      const taken = child.log.last(LAST_LINES).some(line => /EADDRINUSE|already in use/.test(line))
      if (!taken || attempt === TRIES) throw error
    }
  }
}

async function build(start: Start): Promise<void> {
  const child = launch(start, ['build'])
  const code = await within(child.closed, start.patience.build)
  await child.stop()
  if (code === 'late')
    throw new AppFailed(
      `next build did not end within ${seconds(start.patience.build)}`,
      child.log.last(LAST_LINES),
    )
  if (code !== 0)
    throw new AppFailed(
      `next build failed (${child.ended() ?? 'without a word'})`,
      child.log.last(LAST_LINES),
    )
}

interface Child {
  log: Log
  ended: () => string | undefined
  /** Its exit code; null where a signal ended it or it never started. */
  closed: Promise<number | null>
  stop: () => Promise<void>
}

function launch({ command, cwd, environment, folder, production }: Start, args: readonly string[]): Child {
  const log = createLog()
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...environment, NODE_ENV: production ? 'production' : 'development' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', log.add)
  child.stderr.on('data', log.add)
  let ended: string | undefined
  const closed = new Promise<number | null>(resolve => {
    child.once('error', error => {
      ended = `it could not be started: ${error.message}`
      resolve(null)
    })
    child.once('exit', (code, signal) => {
      ended ??= signal === null ? `it ended with code ${code ?? '?'}` : `${signal} ended it`
      resolve(code)
    })
  })
  const { pid } = child
  if (pid === undefined) return { log, ended: () => ended, closed, stop: async () => {} }
  const end = whateverHappens(() => killGroup(pid))
  folder.note(pid)
  const stop = async (): Promise<void> => {
    await leave(pid)
    end()
    child.stdout.destroy()
    child.stderr.destroy()
  }
  return { log, ended: () => ended, closed, stop }
}

/** Asks the group to end, and gives it a moment. */
async function leave(group: number): Promise<void> {
  try {
    process.kill(-group, 'SIGTERM')
  } catch {
    return
  }
  const until = Date.now() + GRACE_MS
  while (Date.now() < until && groupLives(group)) await sleep(POLL_MS)
}

/** Waits until something listens on the port: at which of the addresses that `localhost` stands for, the system decides. */
async function answers(child: Child, port: number, patience: number): Promise<string> {
  const until = Date.now() + patience
  for (;;) {
    for (const address of ['127.0.0.1', '::1']) if (await listens(address, port)) return address
    const ended = child.ended()
    if (ended !== undefined)
      throw new AppFailed(`the app crashed at its start: ${ended}`, child.log.last(LAST_LINES))
    if (Date.now() > until)
      throw new AppFailed(`the app did not answer within ${seconds(patience)}`, child.log.last(LAST_LINES))
    await sleep(POLL_MS)
  }
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host })
    const done = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1000, () => done(false))
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  const stop = new AbortController()
  const late = sleep(milliseconds, 'late' as const, { signal: stop.signal }).catch(() => 'late' as const)
  try {
    return await Promise.race([promise, late])
  } finally {
    stop.abort()
  }
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`
}
