import { execFileSync } from 'node:child_process'
import { createFixture } from 'fs-fixture'
import { openProject } from '../scripts/project/open.ts'
import type { Project } from '../scripts/project/project.ts'
import { GIT_ENV } from './fixture-app.ts'

type Files = Parameters<typeof createFixture>[0]

/** Runs git in a folder with nobody's settings. */
export function gitIn(root: string, ...args: string[]): string {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  return execFileSync('git', ['-C', root, ...who, ...args], { encoding: 'utf8', env: GIT_ENV, stdio: 'pipe' })
}

/** Lays files out in a folder that is no repository, and hands it to `look`. */
export async function inFolder<T>(files: Files, look: (root: string) => T | Promise<T>): Promise<T> {
  const fixture = await createFixture(files)
  try {
    return await look(fixture.path)
  } finally {
    await fixture.rm()
  }
}

/** Lays files out in a new repository, all of them in its index, and hands it to `look`. */
export async function inRepository<T>(files: Files, look: (root: string) => T | Promise<T>): Promise<T> {
  return await inFolder(files, root => {
    gitIn(root, 'init', '--quiet')
    gitIn(root, 'add', '--all')
    return look(root)
  })
}

/** The project in a folder that is no repository. */
export async function inProject<T>(files: Files, look: (project: Project) => T | Promise<T>): Promise<T> {
  return await inFolder(files, root => look(openProject(root)))
}

/** Reasons why something is unknown, by what it is. */
export function unknownOf({ unknown }: Project): Record<string, string> {
  return Object.fromEntries(unknown.map(({ what, because }) => [what, because]))
}

/** Runs something with another PATH. */
export function withPath(path: string, run: () => void): void {
  const before = process.env['PATH']
  process.env['PATH'] = path
  try {
    run()
  } finally {
    process.env['PATH'] = before
  }
}

/** Everything that asks git, by the answers. */
export function askAll(root: string) {
  const project = openProject(root)
  for (const file of project.files) project.text(file)
  return {
    files: project.files,
    because: project.git.because,
    tracked: project.git.tracked('a.ts'),
    ignored: project.git.ignored('.env'),
  }
}
