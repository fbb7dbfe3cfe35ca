import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { VERSION } from '../cli/version.ts'
import { generateApp } from './bench-app.ts'
import { hostileRows, linearRows } from './bench-further.ts'
import { measure, median } from './bench-process.ts'
import type { Measured, Subject } from './bench-process.ts'
import { generateHistory } from './bench-history.ts'
import { secretRows } from './bench-secrets.ts'
import { bundle } from './bundle.ts'
import { ROOT } from './root.ts'

/**
 * `npm run bench [-- --large | --history] [-- --rounds N]`: whole processes on one generated app, from the bundle,
 * beside other programs; with `--history`, on a repository of many commits. Ratios are of one run on one machine; seconds of two machines do not compare.
 */

const SMALL = { files: 300, candidates: 90, seed: 1 }
const LARGE = { files: 10_000, candidates: 1_000, seed: 1 }
const SECRET = 'sk_(live|test)_[A-Za-z0-9]{20,}'
const NODE = "node -e ''"
const VERSION_ROW = '--version'
const HELP_ROW = '--help'
const AUDIT = 'audit'
const RIPGREP = 'rg'
const COMMITS = 20_000
const GIT_READS_ALL = 'git cat-file --batch-all-objects --batch'
const READING = 'node: list, read all, one secret pattern'
/** The machine on which the seconds of the target were set starts Node in this time. */
const TARGET = { node: 0.09, audit: 0.6, megabytes: 200 }
/** A large tree is held against what reading it takes, whatever the machine. */
const LARGE_TARGET = { readings: 3, megabytes: 400 }
const CANDIDATES = [500, 1_000, 2_000]

const LIST_READ_MATCH = `
const files = require('node:child_process').execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1e8 })
const pattern = /${SECRET}/
let hits = 0
for (const file of files.trim().split('\\n')) if (pattern.test(require('node:fs').readFileSync(file, 'utf8'))) hits++
process.stdout.write(String(hits))
`

const root = fileURLToPath(ROOT)

/** The files that a start touches, as the zip lays them out. */
async function layOutSkill(folder: string): Promise<string> {
  const scripts = join(folder, 'scripts')
  mkdirSync(scripts, { recursive: true })
  for (const path of [
    'package.json',
    'references',
    'templates',
    'scripts/clerk-security.mjs',
    'scripts/launch',
  ])
    if (existsSync(join(root, path))) cpSync(join(root, path), join(folder, path), { recursive: true })
  writeFileSync(join(scripts, 'clerk-security.cjs'), (await bundle(root, VERSION)).code)
  return join(scripts, 'clerk-security.mjs')
}

function subjects(launcher: string, cwd: string, home: string): Subject[] {
  const env = { PATH: process.env['PATH'] ?? '', HOME: home }
  const node = (name: string, args: string[], done = [0]): Subject => ({
    name,
    program: process.execPath,
    args,
    cwd,
    env,
    done,
  })
  const rows = [
    node(NODE, ['-e', '']),
    node(VERSION_ROW, [launcher, '--version']),
    node(HELP_ROW, [launcher, '--help']),
    node(AUDIT, [launcher, 'audit', '.', '--format', 'json'], [0, 1]),
    node(READING, ['-e', LIST_READ_MATCH]),
  ]
  if (spawnSync(RIPGREP, ['--version']).status === 0)
    rows.push({
      name: 'rg, one secret pattern',
      program: RIPGREP,
      args: [SECRET, '.'],
      cwd,
      env,
      done: [0, 1],
    })
  const oxlint = installed('oxlint/bin/oxlint')
  if (oxlint !== null) rows.push(node('oxlint, its default rules', [oxlint], [0, 1]))
  const eslint = installed('eslint/bin/eslint.js')
  if (eslint !== null) rows.push(node('ESLint, no rules', [eslint, '--no-config-lookup', '.'], [0, 1]))
  return rows
}

/** Absolute path of a package's file, or null where the package is not installed beside us. */
function installed(path: string): string | null {
  const file = join(root, 'node_modules', path)
  return existsSync(file) ? realpathSync(file) : null
}

function table(rows: readonly Measured[]): string[] {
  const bare = median(rows.find(row => row.name === NODE)?.seconds ?? [])
  const width = Math.max(...rows.map(row => row.name.length))
  const cells = (name: string, ...rest: string[]) =>
    [name.padEnd(width), ...rest.map(cell => cell.padStart(10))].join('  ')
  const lines = rows.map(({ name, seconds, peak, failed }) =>
    failed === null
      ? cells(
          name,
          median(seconds).toFixed(3),
          Math.min(...seconds).toFixed(3),
          Math.max(...seconds).toFixed(3),
          `${(median(seconds) / bare).toFixed(2)} x`,
          peak === null ? 'unknown' : peak.toFixed(0),
        )
      : `${name.padEnd(width)}  ${failed}`,
  )
  return [cells('', 'median s', 'least s', 'most s', 'of node', 'peak MiB'), ...lines]
}

/** Held against the figures that were promised, scaled to how fast this machine starts Node. */
function verdicts(rows: readonly Measured[], large: boolean): string[] {
  const of = (name: string) => rows.find(row => row.name === name)
  const bare = median(of(NODE)?.seconds ?? [])
  const say = (what: string, got: number, limit: number, unit: string, digits: number) =>
    `${got <= limit ? 'within' : 'OVER  '}  ${what}: ${got.toFixed(digits)} of ${limit.toFixed(digits)} ${unit}`
  const lines = [VERSION_ROW, HELP_ROW].map(name =>
    say(`${name}, 1.5 x node + 50 ms`, median(of(name)?.seconds ?? []), 1.5 * bare + 0.05, 's', 3),
  )
  const audit = of(AUDIT)
  if (audit === undefined) return lines
  if (large) {
    const reading = LARGE_TARGET.readings * median(of(READING)?.seconds ?? [])
    lines.push(say(`audit, ${LARGE_TARGET.readings} x reading`, median(audit.seconds), reading, 's', 3))
    if (audit.peak !== null) lines.push(say('audit, memory', audit.peak, LARGE_TARGET.megabytes, 'MiB', 0))
    return lines
  }
  const limit = (TARGET.audit * bare) / TARGET.node
  lines.push(
    say(`audit, ${TARGET.audit} s where node takes ${TARGET.node} s`, median(audit.seconds), limit, 's', 3),
  )
  if (audit.peak !== null) lines.push(say('audit, memory', audit.peak, TARGET.megabytes, 'MiB', 0))
  return lines
}

/** The history of a repository, beside git's own reading of everything in it. */
async function benchHistory(launcher: string, folder: string, home: string, rounds: number): Promise<void> {
  const root = join(folder, 'repository')
  const keys = generateHistory(root, COMMITS)
  const env = { PATH: process.env['PATH'] ?? '', HOME: home }
  const audit = [launcher, 'audit', '.', '--history', '--rule', 'secret-in-history', '--format', 'json']
  const reading = ['-c', `${GIT_READS_ALL} > /dev/null`]
  const rows = await measure(
    [
      { name: NODE, program: process.execPath, args: ['-e', ''], cwd: root, env, done: [0] },
      { name: GIT_READS_ALL, program: 'sh', args: reading, cwd: root, env, done: [0] },
      { name: AUDIT, program: process.execPath, args: audit, cwd: root, env, done: [1] },
    ],
    rounds,
  )
  const of = (name: string) => rows.find(row => row.name === name)
  const ratio = median(of(AUDIT)?.seconds ?? []) / median(of(GIT_READS_ALL)?.seconds ?? [])
  const peak = of(AUDIT)?.peak ?? Number.NaN
  print([
    `${COMMITS} commits, ${keys} keys in them; ${rounds} rounds after one to warm up`,
    ...table(rows),
    `${ratio <= 2 ? 'within' : 'OVER  '}  audit --history: ${ratio.toFixed(2)} of 2 times git's reading`,
    `${peak <= 400 ? 'within' : 'OVER  '}  audit --history, memory: ${peak.toFixed(0)} of 400 MiB`,
  ])
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      large: { type: 'boolean', default: false },
      history: { type: 'boolean', default: false },
      rounds: { type: 'string' },
    },
  })
  const rounds = Number(values.rounds ?? (values.large || values.history ? 3 : 11))
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds wants a whole number from 1')
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'clerk-security-bench-')))
  try {
    const home = join(folder, 'home')
    mkdirSync(home, { mode: 0o700 })
    const launcher = await layOutSkill(join(folder, 'skill'))
    if (values.history) return await benchHistory(launcher, folder, home, rounds)
    const app = generateApp(join(folder, 'app'), values.large ? LARGE : SMALL)
    const rows = await measure(subjects(launcher, join(folder, 'app'), home), rounds)
    const megabytes = (app.bytes / 1024 / 1024).toFixed(1)
    print([
      `${app.files} files, ${app.candidates} of them candidates, ${megabytes} MiB; ${rounds} rounds after one to warm up`,
      `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`,
      '',
      ...table(rows),
      ...missing(rows),
      '',
      ...verdicts(rows, values.large),
      '',
      ...secretRows(),
    ])
    const audit = (name: string, cwd: string): Subject => ({
      name,
      program: process.execPath,
      args: [launcher, 'audit', '.', '--format', 'json'],
      cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: home },
      // 3: the only endpoint is unknown, and that is said.
      done: [0, 1, 3],
    })
    const further = Math.min(rounds, 3)
    print(
      values.large
        ? await linearRows(
            audit,
            join(folder, 'linear'),
            { files: LARGE.files, candidates: CANDIDATES },
            further,
          )
        : await hostileRows(audit, join(folder, 'hostile'), further),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function missing(rows: readonly Measured[]): string[] {
  return ['rg', 'oxlint', 'ESLint']
    .filter(name => !rows.some(row => row.name.startsWith(name)))
    .map(name => `${name}: not installed`)
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

try {
  await bench()
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 4
}
