import type { Fix } from '../core/fix.ts'
import type { Project } from '../project/project.ts'
import { filesOf } from './plan.ts'

/** What to run after a change, and where. */
export interface InstallCommand {
  /** POSIX path relative to the app's root, '' for the root itself. */
  dir: string
  words: readonly string[]
}

type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const LOCKS: readonly (readonly [string, Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
]

/**
 * The commands that bring in the packages which fixes import, and those whose version in package.json they change:
 * one for each app, by its own package manager. They are shown and never run.
 */
export function installCommands(project: Project, applied: readonly Fix[]): InstallCommand[] {
  const packages = new Map<string, Set<string>>()
  for (const fix of applied) {
    const files = [...filesOf(fix)]
    const manifests = files.filter(file => /(?:^|\/)package\.json$/.test(file))
    if (fix.install.length === 0 && manifests.length === 0) continue
    for (const file of manifests.length > 0 ? manifests : files.slice(0, 1)) {
      const { dir } = project.appOf(file)
      packages.set(dir, new Set([...(packages.get(dir) ?? []), ...fix.install]))
    }
  }
  return [...packages]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([dir, names]) => ({ dir, words: wordsOf(managerOf(project, dir), [...names].toSorted()) }))
}

function wordsOf(manager: Manager, packages: readonly string[]): string[] {
  // Whoever adds a package installs the changed versions along with it.
  if (packages.length === 0) return [manager, 'install']
  return [manager, manager === 'npm' ? 'install' : 'add', ...packages]
}

/** By the nearest package.json that names one, or the nearest lock file; that may stand above the audited folder. */
function managerOf(project: Project, dir: string): Manager {
  for (let folder = dir; ; folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '') {
    const path = (file: string) => (folder === '' ? file : `${folder}/${file}`)
    const named = packageManagerIn(project.text(path('package.json')))
    const lock = LOCKS.find(([file]) => project.files.includes(path(file)))
    const manager = named ?? lock?.[1]
    if (manager !== undefined) return manager
    if (folder === '') return managerAbove(project) ?? 'npm'
  }
}

/** https://nodejs.org/api/packages.html#packagemanager */
function packageManagerIn(manifest: string | undefined): Manager | undefined {
  const [, name] = /"packageManager"\s*:\s*"(npm|pnpm|yarn|bun)@/.exec(manifest ?? '') ?? []
  return LOCKS.find(([, manager]) => manager === name)?.[1]
}

function managerAbove({ apps }: Project): Manager | undefined {
  const locks = apps.flatMap(app =>
    ['@clerk/nextjs', 'next', 'react'].flatMap(name => app.version(name)?.above ?? []),
  )
  return LOCKS.find(([file]) => locks.some(lock => lock.endsWith(`/${file}`)))?.[1]
}
