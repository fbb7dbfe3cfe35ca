import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recover, undoLast } from '../../scripts/fixes/undo.ts'
import { beginRun } from '../../scripts/fixes/run.ts'
import { contentsOf } from '../contents.ts'
import { GIT_ENV } from '../fixture-app.ts'
import { CHANGES, UNTRACK } from './killable-app.ts'
import { temporaryFolder } from './run.ts'

/** `npm run kill-test` sets 200; each is a process of its own, ended by SIGKILL at a moment of chance. */
const KILLS = Number(process.env['CLERK_SECURITY_KILLS'] ?? 25)
const AFTERWARDS_MS = 100
// Processes, on machines that do other things too.
vi.setConfig({ testTimeout: 20_000 + KILLS * 10_000, hookTimeout: 120_000 })

const folder = temporaryFolder()
const root = join(folder, 'app')
const state = join(folder, 'state')
const child = join(folder, 'killable.mjs')

const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
    encoding: 'utf8',
    env: GIT_ENV,
  })

/** Everything that may not get lost or mixed: files, folders, modes, index. */
const tree = () => JSON.stringify([contentsOf(root), git('ls-files', '--stage', '-z')])

beforeAll(async () => {
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  for (const { file, before } of CHANGES) if (before !== null) write(file, before)
  for (const file of UNTRACK) write(file, 'KEY=1\n')
  write(
    'app/api/1/neighbour.bin',
    Uint8Array.from({ length: 256 }, (_, at) => at),
  )
  chmodSync(join(root, 'app/middleware.ts'), 0o755)
  git('init', '--quiet')
  git('add', '--all', '--force')
  git('commit', '--quiet', '--message', 'the app')
  await build({
    entryPoints: [join(import.meta.dirname, 'killable.ts')],
    outfile: child,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    // The compiler is no part of what is killed, and takes long to load.
    alias: { '@ts-morph/common': 'node:util' },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/**
 * Runs the child to its end, or kills it some time after it begins.
 * @returns how long it took from there
 */
function run(what: 'write' | 'undo', killAfter?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const ran = spawn(process.execPath, [child, what, root, state], { env: GIT_ENV })
    const said: Buffer[] = []
    let began = 0
    ran.stderr.on('data', (data: Buffer) => said.push(data))
    ran.stdout.once('data', () => {
      began = performance.now()
      if (killAfter !== undefined) setTimeout(() => ran.kill('SIGKILL'), killAfter)
    })
    ran.on('error', reject)
    ran.on('close', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve(performance.now() - began)
      else reject(new Error(Buffer.concat(said).toString('utf8')))
    })
  })
}

test(`killed ${KILLS} times, the tree is the old or the new one, byte for byte`, async () => {
  const old = tree()
  beginRun(root, { changes: CHANGES, untrack: UNTRACK }, state).accept()
  const changed = tree()
  undoLast(root, state)
  expect(tree()).toBe(old)
  let longest = (await run('write')) * 1.2
  const seen = { old: 0, new: 0, mixed: 0 }
  const ended = { old: 0, new: 0 }
  for (let kill = 0; kill < KILLS; kill += 1) {
    const isNew = tree() === changed
    // Some begin from the new tree, and undo it.
    longest = Math.max(longest * 0.95, await run(isNew ? 'undo' : 'write', Math.random() * longest))
    // A git that the killed process had started ends by itself.
    await new Promise(resolve => setTimeout(resolve, AFTERWARDS_MS))
    const left = tree()
    seen[left === old ? 'old' : left === changed ? 'new' : 'mixed'] += 1
    recover(root, state)
    const after = tree()
    expect([old, changed], `after kill ${kill + 1}`).toContain(after)
    ended[after === old ? 'old' : 'new'] += 1
    // Git's own lock is git's to leave, where it is killed with its parent.
    expect(existsSync(join(root, '.git/index.lock'))).toBe(false)
  }
  if (tree() === changed) undoLast(root, state)
  expect(tree()).toBe(old)
  // Kills that come before or after the writing alone would prove nothing.
  expect(seen.mixed).toBeGreaterThan(0)
  process.stdout.write(`kills: ${JSON.stringify({ KILLS, seen, ended })}\n`)
})
