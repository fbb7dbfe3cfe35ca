import semver from 'semver'
import type { Severity } from '../../core/vocabulary.ts'
import type { App, EnvFile, Project } from '../../project/project.ts'
import { secretsOf } from './env-secret.ts'
import { ignoredIn } from './gitignore.ts'

/** A file that holds secrets, or by its name soon will, and that git would take in. */
export interface IgnoreGap {
  /** Folder of the app that loads it. */
  dir: string
  /** The file's name in that folder: `.env`. */
  name: string
  /** What to add to .gitignore. */
  entry: string
  severity: Severity
  /** The secrets that the file holds now, redacted; empty where it does not exist. */
  holds: readonly string[]
}

interface Expected {
  name: string
  entry: string
  severity: Severity
}

const PLAIN: Expected = { name: '.env', entry: '.env', severity: 'medium' }

/**
 * What Next.js and Vite load, in the order in which a secret is likely to be there: every quickstart of
 * Clerk writes the keys into .env.local. Next's own guide has .env.production committed, with defaults, so
 * as long as it does not exist it is worth a word only.
 */
const LAYERED: readonly Expected[] = [
  { name: '.env.local', entry: '.env*.local', severity: 'high' },
  { name: '.env.production.local', entry: '.env*.local', severity: 'medium' },
  { name: '.env.development.local', entry: '.env*.local', severity: 'medium' },
  PLAIN,
  { name: '.env.production', entry: '.env.production', severity: 'info' },
]

/** Clerk packages that run on a server and so read a secret key. */
const SERVER_PACKAGES = [
  'nextjs',
  'backend',
  'express',
  'fastify',
  'hono',
  'astro',
  'nuxt',
  'remix',
  'react-router',
  'tanstack-react-start',
  'clerk-sdk-node',
].map(name => `@clerk/${name}`)

/** First @clerk/nextjs whose package contains keyless mode. */
const KEYLESS_SINCE = '6.8.0'

/** Every gap of the repository, app by app. */
export function ignoreGaps(project: Project): IgnoreGap[] {
  const ignored = ignoredIn(project)
  const envFiles = new Map(project.envFiles.map(file => [file.file, file]))
  const gaps: IgnoreGap[] = []
  const covered = new Set<string>()
  for (const app of appsWithSecrets(project)) {
    for (const expected of expectedIn(app)) {
      const path = inside(app, expected.name)
      covered.add(path)
      const file = envFiles.get(path)
      const holds = file === undefined ? [] : secretsOf(file).map(secret => secret.shown)
      // A file that holds public values alone is committed on purpose; one that is tracked is another rule's.
      if (file !== undefined && (holds.length === 0 || project.git.tracked(path) === true)) continue
      if (ignored(path) !== false) continue
      gaps.push({ dir: app.dir, ...expected, holds, severity: holds.length > 0 ? 'high' : expected.severity })
    }
    if (keylessMayWrite(project, app) && ignored(inside(app, '.clerk/.tmp/keyless.json')) === false) {
      gaps.push({ dir: app.dir, name: '.clerk/', entry: '.clerk/', severity: 'low', holds: [] })
    }
  }
  return [...gaps, ...otherFiles(project, covered, ignored)]
}

/** Env files that stand elsewhere or bear another name (`.env.staging`) and hold a secret. */
function otherFiles(
  project: Project,
  covered: ReadonlySet<string>,
  ignored: (path: string) => boolean | null,
): IgnoreGap[] {
  return project.envFiles
    .filter(file => isOpen(project, file, covered, ignored))
    .map((file): IgnoreGap => {
      const at = file.file.lastIndexOf('/')
      const name = file.file.slice(at + 1)
      const holds = secretsOf(file).map(secret => secret.shown)
      return { dir: at === -1 ? '' : file.file.slice(0, at), name, entry: name, severity: 'high', holds }
    })
    .filter(gap => gap.holds.length > 0)
}

function isOpen(
  project: Project,
  { file, example }: EnvFile,
  covered: ReadonlySet<string>,
  ignored: (path: string) => boolean | null,
): boolean {
  return !example && !covered.has(file) && project.git.tracked(file) !== true && ignored(file) === false
}

/** The apps whose env files hold Clerk's secret key: those with its server package, or a server beside one. */
function appsWithSecrets(project: Project): App[] {
  const clerk = project.apps.some(usesClerkServer)
  if (!clerk) return []
  return project.apps.filter(
    app => usesClerkServer(app) || app.frameworks.some(({ name }) => name !== 'expo'),
  )
}

function usesClerkServer(app: App): boolean {
  return SERVER_PACKAGES.some(name => app.dependencies.has(name))
}

/** Express, Fastify and Hono know no layers: dotenv reads `.env` alone. */
function expectedIn(app: App): readonly Expected[] {
  const names = new Set(app.frameworks.map(framework => framework.name))
  const layered = ['next', 'astro', 'nuxt', 'react-router', 'remix', 'tanstack-start'] as const
  if (layered.some(name => names.has(name))) return LAYERED
  return names.size > 0 || !app.dependencies.has('@clerk/nextjs') ? [PLAIN] : []
}

/**
 * Keyless mode writes `.clerk/.tmp/keyless.json` with a secret key while `next dev` runs without keys. It
 * adds the entry itself, to the .gitignore of the folder it was started in.
 */
function keylessMayWrite(project: Project, app: App): boolean {
  const clerk = app.dependencies.has('@clerk/nextjs') ? app.version('@clerk/nextjs') : undefined
  if (clerk === undefined || !app.frameworks.some(({ name }) => name === 'next')) return false
  const disabled = project.envFiles.some(file =>
    file.variables.some(
      ({ name, value }) => name.endsWith('KEYLESS_DISABLED') && /^(?:1|true)$/i.test(value),
    ),
  )
  if (disabled) return false
  if (clerk.version === null) return Number(clerk.major) > 6
  return semver.gte(clerk.version, KEYLESS_SINCE)
}

function inside(app: App, name: string): string {
  return app.dir === '' ? name : `${app.dir}/${name}`
}
