import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** An app full of things that some tool or other would run; each leaves its name when it runs. */
export interface CanaryApp {
  root: string
  /** Names of what has run so far. */
  ran: () => string[]
}

/** Files that tools load as code, CommonJS or TypeScript. */
const MODULES = [
  '.eslintrc.cjs',
  '.pnp.cjs',
  '.prettierrc.cjs',
  '.yarn/releases/yarn.cjs',
  'babel.config.cjs',
  'clerk-security.config.cjs',
  'clerk-security.config.js',
  'clerk-security.config.ts',
  'eslint.config.js',
  'index.js',
  'instrumentation.ts',
  'next.config.js',
  'next.config.ts',
  'postcss.config.js',
  'server.js',
  'tailwind.config.ts',
  'tsconfig-paths.ts',
  'vitest.config.ts',
  'node_modules/.hooks/index.js',
]
/** Packages that the audit uses itself: the app's copies must not be loaded in their stead. */
const PACKAGES = [
  '@clerk/nextjs',
  '@esbuild/linux-x64',
  '@ts-morph/common',
  'esbuild',
  'next',
  'semver',
  'ts-morph',
  'tsx',
  'typescript',
  'yaml',
  'zod',
]
const HOOKS = [
  'fsmonitor-watchman',
  'post-checkout',
  'post-index-change',
  'pre-auto-gc',
  'pre-commit',
  'reference-transaction',
]
const LIFECYCLE = ['audit', 'build', 'dev', 'install', 'postinstall', 'preinstall', 'prepare', 'test']

/**
 * Lays the app out in `root`, which must not exist, as a git repository with one commit.
 * @param log absolute path of the file, outside `root`, that the canaries write to
 */
export function layOutCanaries(root: string, log: string): CanaryApp {
  const write = (file: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text, { mode })
  }
  const js = (name: string) => `require('node:fs').appendFileSync(${JSON.stringify(log)}, '${name}\\n')\n`
  const shell = (name: string) => `echo '${name}' >> '${log}'`
  for (const file of MODULES) write(file, `${js(file)}module.exports = {}\n`)
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '16.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, js(name))
  }
  for (const name of ['git', 'node', 'npm', 'rg']) {
    write(name, `#!/bin/sh\n${shell(name)}\n`, 0o755)
    write(`node_modules/.bin/${name}`, `#!/bin/sh\n${shell(`.bin/${name}`)}\n`, 0o755)
  }
  const scripts = Object.fromEntries(LIFECYCLE.map(name => [name, shell(name)]))
  const dependencies = { '@clerk/nextjs': '7.9.17', next: '16.4.6', react: '19.2.6' }
  write('package.json', JSON.stringify({ name: 'canary', main: 'index.js', scripts, dependencies }, null, 2))
  write('.npmrc', 'node-options=--require ./index.js\n')
  write('.yarnrc.yml', 'yarnPath: .yarn/releases/yarn.cjs\n')
  write('.env', 'NODE_OPTIONS=--require ./index.js\n')
  write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { '*': ['./tsconfig-paths.ts'] } } }))
  write('.gitattributes', '* filter=canary diff=canary merge=canary\n')
  write('.gitignore', 'node_modules\n.env\n')
  const guardless =
    'export async function POST(request: Request) {\n  await fetch(process.env.TARGET ?? "")\n}\n'
  write('app/api/open/route.ts', `${js('route.ts')}${guardless}`)
  write('app/page.tsx', `${js('page.tsx')}export default function Page() {\n  return <p />\n}\n`)
  write(
    'proxy.ts',
    `import { clerkMiddleware } from '@clerk/nextjs/server'\n${js('proxy.ts')}export default clerkMiddleware()\n`,
  )
  armGit(root, shell, write)
  return { root, ran: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []) }
}

/** Commits while the repository is still harmless; then points whatever git can run at a canary. */
function armGit(
  root: string,
  shell: (name: string) => string,
  write: (file: string, text: string, mode?: number) => void,
): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: root })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'canaries')
  for (const hook of HOOKS) write(`.git/hooks/${hook}`, `#!/bin/sh\n${shell(hook)}\n`, 0o755)
  write('.git/canary', `#!/bin/sh\n${shell('git config')}\n`, 0o755)
  const canary = join(root, '.git/canary')
  const keys = [
    'core.alternateRefsCommand',
    'core.askPass',
    'core.editor',
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'credential.helper',
    'diff.canary.command',
    'diff.canary.textconv',
    'diff.external',
    'filter.canary.clean',
    'filter.canary.process',
    'filter.canary.smudge',
    'pager.ls-files',
    'uploadpack.packObjectsHook',
  ]
  for (const key of keys) git('config', key, canary)
}
