import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { madeKey, madeText, ALPHANUMERIC } from '../scripts/build/secret-tables/made-keys.ts'
import type { Mark } from './marks.ts'
import { marksFromJson, marksIn } from './marks.ts'

/** A fixture laid out as a real checkout. */
export interface FixtureApp {
  root: string
  marks: readonly Mark[]
  remove: () => void
}

/** `case.json` of a fixture: what cannot be said by files. */
const caseSchema = z.strictObject({
  /** Files that git has in its index; by default all that it does not ignore. */
  tracked: z.array(z.string()).optional(),
  /** What each commit before the files of the case wrote, by path; null takes a file away. */
  commits: z.array(z.record(z.string(), z.string().nullable())).default([]),
  /** False: the folder is no git repository. */
  git: z.boolean().default(true),
  /** False: no middleware unless the case brings one. */
  middleware: z.boolean().default(true),
  /** False: no .gitignore unless the case brings one. */
  gitignore: z.boolean().default(true),
})

/** What a case gets that does not bring its own, so that the rules it is not about stay silent. */
const DEFAULT_GITIGNORE = 'node_modules\n.next\n.env*\n!.env.example\n.clerk/\n'
const DEFAULT_PACKAGE = `${JSON.stringify(
  {
    name: 'fixture',
    private: true,
    dependencies: {
      '@clerk/nextjs': '7.9.17',
      '@trpc/server': '11.8.0',
      next: '16.4.6',
      react: '19.2.6',
      svix: '1.99.1',
      zod: '4.6.7',
    },
  },
  null,
  2,
)}\n`

const DEFAULT_MIDDLEWARE =
  "import { clerkMiddleware } from '@clerk/nextjs/server'\n\nexport default clerkMiddleware({ authorizedParties: ['https://app.example.com'] })\n"

/** A case as it stands in `test/rules`, nothing written yet. */
interface FixtureCase {
  /** Text by path in the app. */
  files: ReadonlyMap<string, string>
  marks: readonly Mark[]
  settings: z.infer<typeof caseSchema>
}

/**
 * Reads a case. A name that begins with `dot-` gets its dot: a real `.gitignore` or `.env` in the fixture
 * would rule this project's own files.
 */
export function readCase(folder: string): FixtureCase {
  const about = join(folder, 'case.json')
  const settings = caseSchema.parse(existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')) : {})
  const files = new Map<string, string>()
  const marks: Mark[] = []
  for (const file of filesIn(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (file === 'marks.json') marks.push(...marksFromJson(text))
    else if (file !== 'case.json') files.set(withDots(file), text)
  }
  for (const [file, text] of files) marks.push(...marksIn(file, text))
  if (settings.gitignore && !files.has('.gitignore')) files.set('.gitignore', DEFAULT_GITIGNORE)
  if (!files.has('package.json')) files.set('package.json', DEFAULT_PACKAGE)
  if (settings.middleware) for (const file of missingMiddlewares(files)) files.set(file, DEFAULT_MIDDLEWARE)
  return { files, marks, settings }
}

/** Where the apps of a case that call Clerk have no middleware: it protects nothing, and `auth()` works. */
function missingMiddlewares(files: ReadonlyMap<string, string>): string[] {
  const names = [...files.keys()]
  const usesClerk = [...files.values()].some(text => text.includes("'@clerk/nextjs"))
  const roots = names.flatMap(name => /^(.*\/)?package\.json$/.exec(name)?.slice(0, 1) ?? [])
  return roots
    .map(name => name.slice(0, -'package.json'.length))
    .flatMap(root => {
      const own = names.filter(name => name.startsWith(root)).map(name => name.slice(root.length))
      const routes = own.map(name => /^(src\/)?(app|pages)\//.exec(name)).find(found => found !== null)
      const has = own.some(name =>
        /^(src\/)?((app|pages)\/)?(middleware|proxy)(\.page)?\.[jt]sx?$/.test(name),
      )
      return routes && !has && usesClerk ? [`${root}${routes[1] ?? ''}middleware.ts`] : []
    })
}

/** Writes a case into a temporary folder and makes a git repository of it. */
export function layOut(folder: string): FixtureApp {
  const { files, marks, settings } = readCase(folder)
  const root = mkdtempSync(join(tmpdir(), 'clerk-security-fixture-'))
  for (const [index, changes] of settings.commits.entries()) commit(root, changes, index)
  writeApp(root, files)
  if (settings.git) addToGit(root, settings.tracked)
  return { root, marks, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** An app of one file; the rest is as in any case. */
export function filesAround(
  file: string,
  text: string,
  beside: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  return new Map([
    ['.gitignore', DEFAULT_GITIGNORE],
    ['package.json', DEFAULT_PACKAGE],
    ...beside,
    [file, text],
  ])
}

/** An app of one file, which is committed even where git ignores it. */
export function layOutFile(file: string, text: string, beside?: ReadonlyMap<string, string>): FixtureApp {
  const root = mkdtempSync(join(tmpdir(), 'clerk-security-fixture-'))
  commit(root, Object.fromEntries(filesAround(file, text, beside)), 0)
  return { root, marks: [], remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Writes the files of an app, given by POSIX paths, into a folder. */
function writeApp(root: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), withKeys(text))
  }
}

/**
 * `sk_live_…`, with a letter or more where there are several: a key that is drawn when the case is laid out, the
 * same each time. Fixtures and pages hold none, so no scanner stops whoever copies this project.
 */
export function withKeys(text: string): string {
  return text
    .replace(
      /\bsk_(test|live)_51…(\w*)/g,
      (_, mode: string, name) => `sk_${mode}_51${madeText(97, ALPHANUMERIC, name)}`,
    )
    .replace(
      /\bsk_(test|live)_short…(\w*)/g,
      (_, mode: string, name) => `sk_${mode}_${madeText(24, ALPHANUMERIC, name)}`,
    )
    .replace(/\bpem_…(\w*)/g, (_, name) => madeKey('jwt-signing-key', name))
    .replace(/\b(sk_test|sk_live)_…(\w*)/g, (_, mode, name) =>
      madeKey(mode === 'sk_live' ? 'sk_live' : 'sk_test', name),
    )
    .replace(/\bwhsec_…(\w*)/g, (_, name) => madeKey('whsec', name))
    .replace(/\bak_…(\w*)/g, (_, name) => madeKey('ak', name))
    .replace(/\bhex_…(\w*)/g, (_, name) => madeKey('encryption-key', name))
}

/** `git init` and `git add`: of the named files even where they are ignored, else of all that is not ignored. */
function addToGit(root: string, tracked?: readonly string[]): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], { stdio: 'ignore', env: GIT_ENV })
  git('init', '--quiet')
  if (tracked === undefined) git('add', '--all')
  else if (tracked.length > 0) git('add', '--force', '--', ...tracked)
}

function commit(root: string, changes: Readonly<Record<string, string | null>>, index: number): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      stdio: 'ignore',
      env: GIT_ENV,
    })
  if (index === 0) git('init', '--quiet')
  for (const [file, text] of Object.entries(changes)) {
    if (text === null) rmSync(join(root, file))
    else writeApp(root, new Map([[file, text]]))
  }
  git('add', '--all', '--force')
  git('commit', '--quiet', '--message', `change ${index + 1}`)
}

/** No home, so no settings of one's own: a global ignore file above all must not decide a test. */
export const GIT_ENV = {
  ...process.env,
  HOME: join(tmpdir(), 'clerk-security-no-home'),
  XDG_CONFIG_HOME: join(tmpdir(), 'clerk-security-no-home'),
  GIT_CONFIG_NOSYSTEM: '1',
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function withDots(file: string): string {
  return file
    .split('/')
    .map(part => (part.startsWith('dot-') ? `.${part.slice(4)}` : part))
    .join('/')
}
