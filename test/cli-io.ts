import { fileURLToPath } from 'node:url'
import { main } from '../scripts/cli/main.ts'

/** The package's own folder. */
export const SELF = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs the program in this process and collects what it prints. */
export async function run(argv: readonly string[], cwd = SELF): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const code = await main(argv, {
    stdout: { write: text => out.push(text) },
    stderr: { write: text => err.push(text) },
    cwd,
    env: {},
    self: SELF,
  })
  return { code, stdout: out.join(''), stderr: err.join('') }
}
