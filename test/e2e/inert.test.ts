import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { reportSchema } from '../../scripts/core/report.ts'
import type { Report } from '../../scripts/core/report.ts'
import { layOutCanaries } from './canary-app.ts'
import type { CanaryApp } from './canary-app.ts'
import { node, run, temporaryFolder } from './run.ts'
import type { Ran } from './run.ts'
import { changedPaths, treeState } from './tree-state.ts'

// Whole processes, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

/** The audit only reads: it runs nothing of the app, opens no socket and writes nothing inside the app. */

const launcher = resolve(import.meta.dirname, '../../scripts/clerk-security.mjs')
const noSockets = resolve(import.meta.dirname, 'no-sockets.cjs')
const TRACER = 'strace'
let folder = ''
let app: CanaryApp
let home = ''

beforeAll(() => {
  folder = temporaryFolder()
  home = join(folder, 'home')
  mkdirSync(home, { mode: 0o700 })
  app = layOutCanaries(join(folder, 'app'), join(folder, 'ran.log'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function audit(args: readonly string[] = [], env: Record<string, string> = {}): Ran {
  const all = [launcher, 'audit', '.', '--format', 'json', ...args]
  return node(all, { cwd: app.root, env: { HOME: home, ...env } })
}

/** The report, which proves that the audit got as far as reading the app and finding its open door. */
function assessed(ran: Ran): Report {
  expect(ran.stderr).not.toMatch(/^\s+at /m)
  expect([0, 1]).toContain(ran.code)
  return reached(ran.stdout)
}

function reached(json: string): Report {
  const report = reportSchema.parse(JSON.parse(json))
  expect(report.endpoints.map(endpoint => endpoint.file)).toContain('app/api/open/route.ts')
  return report
}

describe('runs nothing of the app', () => {
  test('no module, script, hook, filter or monitor of the app is run', () => {
    assessed(audit())
    expect(app.ran()).toEqual([])
  })

  test('the canaries are alive: other programs do run them', () => {
    const control = layOutCanaries(join(folder, 'control'), join(folder, 'control.log'))
    node(['next.config.js'], { cwd: control.root })
    expect(control.ran()).toEqual(['next.config.js'])
    run('git', ['ls-files', '-co', '--exclude-standard'], { cwd: control.root })
    expect(control.ran()).toContain('git config')
  })
})

describe('opens no socket', () => {
  test('nothing in the process connects, listens or resolves a name', () => {
    const log = join(folder, 'sockets.log')
    assessed(audit([], { NODE_OPTIONS: `--require ${noSockets}`, SOCKET_LOG: log }))
    const opened = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
    // Run from the sources, tsx looks for a watcher of its own behind a pipe; the bundle opens nothing at all.
    expect(opened.filter(line => !/^connect to the local pipe .*tsx-[^/]+\/\d+\.pipe$/.test(line))).toEqual(
      [],
    )
  })

  test.each([
    'require("node:net").connect(9)',
    'fetch("http://127.0.0.1:49999")',
    'require("node:dns").lookup("a.test", () => {})',
    'require("node:http").get("http://127.0.0.1:9")',
    'new (require("node:worker_threads").Worker)(`require("node:net").connect(9)`, { eval: true })',
  ])('the watch sees %s', script => {
    const log = join(folder, 'control-sockets.log')
    rmSync(log, { force: true })
    node(['--require', noSockets, '-e', script], { cwd: folder, env: { SOCKET_LOG: log } })
    expect(existsSync(log)).toBe(true)
  })

  test('nor does any program that it starts, as the kernel sees it', context => {
    const strace = ['-f', '-qq', '-o', join(folder, 'strace.log'), '-e', 'trace=socket,connect']
    if (spawnSync(TRACER, ['-qq', '-o', '/dev/null', 'true']).status !== 0)
      return context.skip('strace is not here or may not trace')
    const args = [...strace, process.execPath, launcher, 'audit', '.', '--format', 'json']
    assessed(run(TRACER, args, { cwd: app.root, env: { HOME: home } }))
    const calls = readFileSync(join(folder, 'strace.log'), 'utf8').split('\n')
    expect(calls.filter(call => /AF_INET|AF_NETLINK|AF_PACKET/.test(call))).toEqual([])
  })
})

describe('writes nothing inside the app', () => {
  test('every file, folder and time stays as it was, the git index too', () => {
    const before = treeState(app.root)
    assessed(audit())
    expect(changedPaths(before, treeState(app.root))).toEqual([])
  })

  test('also where the app is the home of the user who runs it', () => {
    const before = treeState(app.root)
    assessed(audit([], { HOME: app.root, TMPDIR: app.root }))
    expect(changedPaths(before, treeState(app.root))).toEqual([])
  })

  test('but for the report, where --out asks for it there', () => {
    const before = treeState(app.root)
    const ran = audit(['--out', 'report.json'])
    expect(changedPaths(before, treeState(app.root))).toEqual(['', 'report.json'])
    expect(ran.stdout).toBe('')
    reached(readFileSync(join(app.root, 'report.json'), 'utf8'))
  })

  test('the comparison sees a write, and a write that was undone', () => {
    const control = layOutCanaries(join(folder, 'written'), join(folder, 'written.log'))
    const before = treeState(control.root)
    writeFileSync(join(control.root, 'app/new.ts'), '')
    rmSync(join(control.root, 'app/new.ts'))
    expect(changedPaths(before, treeState(control.root))).toEqual(['app'])
  })
})
