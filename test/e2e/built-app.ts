import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { madeKey } from '../../scripts/build/secret-tables/made-keys.ts'
import { GIT_ENV } from '../fixture-app.ts'
import { node, temporaryFolder } from './run.ts'
import { equip } from './stack.ts'
import type { Stack } from './stack.ts'

/** Under a load that makes a build of half a minute one of many. */
const BUILD_TIMEOUT_MS = 600_000
const APPS = join(import.meta.dirname, 'apps')

/** What Clerk takes for keys of an instance that nobody has; a build asks nobody about them. */
const KEYS = {
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from('clerk.example.com$').toString('base64')}`,
  CLERK_SECRET_KEY: madeKey('sk_test', ''),
}

/** An app of `test/e2e/apps` as a checkout with its packages installed. */
export interface BuiltApp {
  root: string
  /** The compiler's complaints; empty where there are none. */
  compile: () => string
  /** What the build says where it fails; empty where it is done. */
  build: () => string
  remove: () => void
}

/**
 * @param dir the folder of the Next app in it, '' for the root
 * @param links packages of the repository, by their names in node_modules
 */
export function checkout(
  name: string,
  stack: Stack,
  { dir = '', links = {} }: { dir?: string; links?: Readonly<Record<string, string>> } = {},
): BuiltApp {
  const folder = temporaryFolder()
  const root = join(folder, name)
  cpSync(join(APPS, name), root, { recursive: true })
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (basename(file).startsWith('dot-'))
      renameSync(join(root, file), join(root, dirname(file), `.${basename(file).slice('dot-'.length)}`))
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      env: GIT_ENV,
    })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'the app')
  const app = join(root, dir)
  writeFileSync(
    join(app, '.env.local'),
    Object.entries(KEYS)
      .map(pair => `${pair.join('=')}\n`)
      .join(''),
  )
  equip(root, stack)
  for (const [link, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, 'node_modules', link)), { recursive: true })
    symlinkSync(join(root, target), join(root, 'node_modules', link))
  }
  const bin = (program: string) => join(root, 'node_modules', program)
  return {
    root,
    compile: () => node([bin('typescript/bin/tsc'), '--noEmit', '-p', app], { cwd: app }).stdout,
    build: () => {
      const { stdout, stderr } = node([bin('next/dist/bin/next'), 'build'], {
        cwd: app,
        env: { ...KEYS, HOME: folder, NEXT_TELEMETRY_DISABLED: '1', CI: '1' },
        timeout: BUILD_TIMEOUT_MS,
      })
      return existsSync(join(app, '.next/BUILD_ID')) ? '' : stdout + stderr
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
