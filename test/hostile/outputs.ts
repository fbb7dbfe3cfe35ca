import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { complain } from '../../scripts/cli/complaint.ts'
import { FORMATS } from '../../scripts/cli/flags.ts'
import { present } from '../../scripts/cli/present.ts'
import { runAudit } from '../../scripts/cli/run-audit.ts'
import { SELF, run } from '../cli-io.ts'
import { temporaryFolder } from '../e2e/run.ts'
import { GIT_ENV } from '../fixture-app.ts'
import { SHOP } from '../shop-app.ts'
import type { HostileApp } from './app.ts'

/** What the program says of an app, by how it was asked. */
export type Outputs = ReadonlyMap<string, string>

/** Lays the app out, asks for every format and the diff, and takes the app away. */
export async function outputsOf(app: HostileApp): Promise<Outputs> {
  const root = temporaryFolder()
  try {
    return await said(layOut(root, app), (app.commits ?? []).length > 0)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function layOut(root: string, { files = {}, commits = [], folder = 'app' }: HostileApp): string {
  const path = join(root, folder)
  if (commits.length > 0) {
    mkdirSync(path)
    git(path, 'init', '--quiet')
  }
  for (const { message, author = 'A', files: committed } of commits) {
    write(path, committed)
    git(path, 'add', '--all')
    git(path, 'commit', '--quiet', '--cleanup=verbatim', `--author=${author} <a@b.c>`, '--message', message)
  }
  write(path, { ...SHOP, ...files })
  return path
}

function git(cwd: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...identity, ...args], { cwd, env: { ...process.env, ...GIT_ENV }, stdio: 'pipe' })
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}

/** One audit, printed in each format: a process for each would only be slower. */
async function said(path: string, history: boolean): Promise<Outputs> {
  const outputs = new Map<string, string>()
  const err: string[] = []
  const io = { cwd: dirname(path), env: {}, self: SELF, stderr: { write: (text: string) => err.push(text) } }
  try {
    const audit = runAudit(path, { only: [], rules: [], minConfidence: 'low', history }, io)
    for (const format of FORMATS)
      for (const verbose of format === 'text' ? [false, true] : [false]) {
        const out: string[] = []
        const how = { format, verbose, path }
        await present(audit, how, { ...io, stdout: { write: text => out.push(text) } })
        outputs.set(verbose ? 'text --verbose' : format, out.join(''))
      }
  } catch (error) {
    complain(error, true, { ...io, stdout: { write: text => err.push(text) } })
  }
  const harden = await run(['harden', path, '--all'], dirname(path))
  outputs.set('harden', harden.stdout)
  outputs.set('stderr', err.join('') + harden.stderr)
  return outputs
}
