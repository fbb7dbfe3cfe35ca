import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SELF } from '../cli-io.ts'
import { GIT_ENV, readCase, withKeys } from '../fixture-app.ts'
import { temporaryFolder } from '../e2e/run.ts'
import type { Eval } from './grade.ts'

/** Writes the app of an eval into a folder of its own, everything committed that git does not ignore. */
export function layOutEval({ files }: Eval): string {
  const app = temporaryFolder()
  for (const folder of files) writeInto(app, Object.fromEntries(readCase(join(SELF, folder)).files))
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: app,
        env: { ...process.env, ...GIT_ENV },
        stdio: 'pipe',
      },
    )
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'as it is')
  return app
}

export function writeInto(app: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(app, file)), { recursive: true })
    writeFileSync(join(app, file), withKeys(text))
  }
}
