import { execFileSync } from 'node:child_process'
import { createFixture } from 'fs-fixture'
import type { FileTree } from 'fs-fixture'
import type { FileChange } from '../scripts/fixes/plan.ts'
import { beginRun } from '../scripts/fixes/run.ts'
import { GIT_ENV } from './fixture-app.ts'

/** An app to write into, beside a folder for records of its own. */
export interface Setting {
  root: string
  state: string
  /** Writes, and does not come to the end. */
  begin: (changes: readonly FileChange[], untrack?: readonly string[]) => ReturnType<typeof beginRun>
  write: (changes: readonly FileChange[], untrack?: readonly string[]) => void
  git: (...args: string[]) => string
}

export async function withApp(tree: FileTree, use: (setting: Setting) => void): Promise<void> {
  await using fixture = await createFixture({ app: tree })
  const root = fixture.getPath('app')
  const state = fixture.getPath('state')
  const begin: Setting['begin'] = (changes, untrack = []) => beginRun(root, { changes, untrack }, state)
  use({
    root,
    state,
    begin,
    write: (changes, untrack) => begin(changes, untrack).accept(),
    git: (...args) =>
      execFileSync(
        'git',
        ['-C', root, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args],
        { env: GIT_ENV, encoding: 'utf8' },
      ),
  })
}

export const change = (file: string, before: string | null, after: string | null): FileChange => ({
  file,
  before,
  after,
})
