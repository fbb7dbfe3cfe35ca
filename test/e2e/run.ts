import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a process left behind. */
export interface Ran {
  /** null where a signal ended it. */
  code: number | null
  stdout: string
  stderr: string
}

export interface Setting {
  cwd: string
  env?: Record<string, string>
  /** Milliseconds; two minutes where it is not said. */
  timeout?: number
}

const TIMEOUT_MS = 120_000
const OUTPUT_BYTES = 64 * 1024 * 1024

/** Runs a program to its end with a small environment of its own: PATH and what `setting.env` says. */
export function run(program: string, args: readonly string[], setting: Setting): Ran {
  const result = spawnSync(program, args, {
    cwd: setting.cwd,
    env: { PATH: process.env['PATH'] ?? '', ...setting.env },
    encoding: 'utf8',
    timeout: setting.timeout ?? TIMEOUT_MS,
    maxBuffer: OUTPUT_BYTES,
  })
  if (result.error !== undefined) throw result.error
  return { code: result.status, stdout: result.stdout, stderr: result.stderr }
}

/** Runs Node itself. */
export function node(args: readonly string[], setting: Setting): Ran {
  return run(process.execPath, args, setting)
}

/** A new empty folder outside the repository, symlinks resolved. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'clerk-security-test-')))
}

/** Does this machine let us run a program in a network namespace of its own, where nothing is reachable? */
export function networkCanBeCut(): boolean {
  return spawnSync(NAMESPACES, ['-rn', 'true'], { stdio: 'ignore' }).status === 0
}

/** Of util-linux; part of no package. */
export const NAMESPACES = 'unshare'

/** Like {@link node}, with no network but a loopback that is down. */
export function nodeOffline(args: readonly string[], setting: Setting): Ran {
  return run(NAMESPACES, ['-rn', process.execPath, ...args], setting)
}
