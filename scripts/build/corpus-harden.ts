import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { NothingAssessed } from '../cli/exit-codes.ts'
import { proposedFor } from '../cli/harden-plan.ts'
import { written } from '../cli/harden-write.ts'
import type { Io } from '../cli/io.ts'
import { hardenOptions } from '../cli/options.ts'
import type { Audit } from '../cli/run-audit.ts'
import { keyOf, madeWorse } from '../cli/worse.ts'
import type { Fix } from '../core/fix.ts'
import type { Finding } from '../core/report.ts'
import { filesOf, isByHand } from '../fixes/plan.ts'
import { syntaxErrorIn } from '../project/parsing.ts'
import { ROOT } from './root.ts'

/**
 * `npm run corpus:harden -- --apps DIR [--apps DIR] [--install]`: copies each Next.js app in the folders, makes a git
 * repository of the copy, runs `harden --write --all` on it and audits it again. Prints a table in Markdown.
 * With --install, the lock file of the copy is renewed as the install command that harden shows would, and no package
 * is unpacked or run: then raised versions count.
 */

interface Row {
  app: string
  findings: number
  fixable: number
  gone: number
  /** Versions that are raised in package.json, and that the lock file still has as they were. */
  toInstall: number
  added: readonly string[]
  files: number
  broken: readonly string[]
  left: readonly string[]
}

const IO: Io = {
  stdout: { write: () => true },
  stderr: { write: () => true },
  cwd: fileURLToPath(ROOT),
  env: {},
  self: fileURLToPath(ROOT),
}

function isNextApp({ project }: Audit): boolean {
  return project.apps.some(app => app.frameworks.some(({ name }) => name === 'next'))
}

function measured(source: string): Row | undefined {
  const root = mkdtempSync(join(tmpdir(), 'clerk-security-harden-'))
  const state = mkdtempSync(join(tmpdir(), 'clerk-security-state-'))
  const io = { ...IO, env: { ...process.env, XDG_STATE_HOME: state, XDG_CACHE_HOME: state, HOME: state } }
  try {
    cpSync(source, root, { recursive: true, filter: path => !/\/(?:\.git|node_modules|\.next)$/.test(path) })
    committed(root)
    const options = hardenOptions(
      { positionals: [root], values: new Map(['write', 'all', 'force'].map(flag => [flag, []])) },
      io,
    )
    const proposed = proposedFor(options, io)
    if (!isNextApp(proposed.whole)) return undefined
    const after = written({ ...proposed.shown, unclean: new Map() }, { whole: proposed.whole, options }, io)
    const installed = values.install && renewsLock(root) ? proposedFor(options, io).whole : after
    return rowOf(basename(source), root, { ...proposed, after: installed })
  } catch (error) {
    if (error instanceof NothingAssessed) return undefined
    throw error
  } finally {
    rmSync(root, { recursive: true, force: true })
    rmSync(state, { recursive: true, force: true })
  }
}

const RENEWING: readonly (readonly [lock: string, command: string])[] = [
  ['package-lock.json', 'npm install --package-lock-only --ignore-scripts --legacy-peer-deps --no-audit'],
  [
    'pnpm-lock.yaml',
    'npx --yes pnpm@9 install --lockfile-only --ignore-scripts --ignore-pnpmfile --no-frozen-lockfile',
  ],
  ['bun.lock', 'npx --yes bun@1 install --lockfile-only --ignore-scripts'],
  ['bun.lockb', 'npx --yes bun@1 install --lockfile-only --ignore-scripts'],
]

/** Says what went wrong, where the lock file stays as it is. */
function renewsLock(root: string): boolean {
  const found = RENEWING.find(([lock]) => existsSync(join(root, lock)))
  if (found === undefined) return false
  const [command = '', ...args] = found[1].split(' ')
  const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) process.stderr.write(`${found[1]}: ${stderr.trim().split('\n').slice(-3).join(' ')}\n`)
  return status === 0
}

function committed(root: string): void {
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-C', root, '-c', 'user.name=harden', '-c', 'user.email=harden@example.com', ...args],
      { stdio: 'ignore' },
    )
  git('init', '--quiet')
  git('add', '--all', '--force')
  git('commit', '--quiet', '--allow-empty', '--message', 'as it was')
}

type Measured = Pick<ReturnType<typeof proposedFor>, 'whole' | 'shown'> & { after: Audit }

function rowOf(app: string, root: string, { whole, shown, after }: Measured): Row {
  const fixable = whole.fixes.filter(({ fix, finding }) => !isByHand(fix) && finding.suppressed === undefined)
  const stays = counted(after.report.findings)
  const still = fixable.filter(({ finding }) => taken(stays, finding))
  const applied = new Set(shown.plan.applied.map(({ title }) => title))
  return {
    app,
    findings: whole.report.findings.length,
    fixable: fixable.length,
    gone: fixable.length - still.length,
    toInstall: still.filter(({ fix }) => raises(fix) && applied.has(fix.title)).length,
    added: madeWorse(whole.report, after.report).map(({ what }) => what),
    files: shown.plan.changes.length,
    broken: shown.plan.changes.flatMap(({ file, before }) => broken(root, file, before)),
    left: shown.plan.left
      .filter(({ fix }) => !isByHand(fix))
      .map(({ fix, because }) => `${fix.title}: ${because}`),
  }
}

function raises(fix: Fix): boolean {
  return [...filesOf(fix)].some(file => /(?:^|\/)package\.json$/.test(file))
}

function counted(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1)
  return counts
}

/** Takes one finding of its kind out of those that are left. */
function taken(counts: Map<string, number>, finding: Finding): boolean {
  const key = keyOf(finding)
  const count = counts.get(key) ?? 0
  counts.set(key, count - 1)
  return count > 0
}

function broken(root: string, file: string, before: string | null): string[] {
  if (before !== null && syntaxErrorIn(file, before) !== undefined) return []
  return syntaxErrorIn(file, readFileSync(join(root, file), 'utf8')) === undefined ? [] : [file]
}

function print(rows: readonly Row[]): void {
  const line = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
  line([
    'app',
    'findings',
    'fixable',
    'gone',
    'raised, to install',
    'new',
    'files changed',
    'that do not parse',
  ])
  line(Array.from({ length: 8 }, () => '---'))
  for (const row of rows) line(cellsOf(row))
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const all = [sum(r => r.findings), sum(r => r.fixable), sum(r => r.gone), sum(r => r.toInstall)]
  line(['all', ...all, sum(r => r.added.length), sum(r => r.files), sum(r => r.broken.length)])
}

function cellsOf({
  app,
  findings,
  fixable,
  gone,
  toInstall,
  added,
  files,
  broken: bad,
}: Row): (string | number)[] {
  return [app, findings, fixable, gone, toInstall, added.length, files, bad.length]
}

const { values } = parseArgs({
  options: {
    apps: { type: 'string', multiple: true, default: [] },
    install: { type: 'boolean', default: false },
  },
})
const rows = values.apps
  .flatMap(dir => readdirSync(dir).map(name => join(dir, name)))
  .flatMap(app => {
    const row = measured(app)
    if (row !== undefined)
      process.stderr.write(
        [
          ...row.added.map(what => `${row.app}: ${what}`),
          ...row.left.map(what => `${row.app} left: ${what}`),
          ...row.broken.map(what => `${row.app} does not parse: ${what}`),
          `${row.app} ${row.gone}/${row.fixable}\n`,
        ].join('\n'),
      )
    return row ?? []
  })
print(rows)
