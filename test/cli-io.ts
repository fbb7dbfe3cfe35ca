import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../scripts/cli/main.ts'

/** The package's own folder. */
export const SELF = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** Where the runs of one test file leave what they need for an undo. */
const STATE = mkdtempSync(join(tmpdir(), 'clerk-security-state-'))
process.on('exit', () => rmSync(STATE, { recursive: true, force: true }))

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs the program in this process and collects what it prints. */
export async function run(
  argv: readonly string[],
  cwd = SELF,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const code = await main(argv, {
    stdout: { write: text => out.push(text) },
    stderr: { write: text => err.push(text) },
    cwd,
    env: { XDG_STATE_HOME: STATE, ...env },
    self: SELF,
  })
  return { code, stdout: out.join(''), stderr: err.join('') }
}
