import type { App, Project } from '../project/project.ts'

const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html)$/
const IMPORT = /["'`/]@clerk\//
const ENV_KEY = /(?:^|_)CLERK_/
/** SDKs that run where requests arrive: an app with one of them has endpoints to assess. */
const SERVER_SDK =
  /^@clerk\/(?:nextjs|express|fastify|hono|astro|nuxt|remix|react-router|tanstack-(?:react-)?start|backend|clerk-sdk-node)$/

/** Does anything here use Clerk: a dependency, an env key, or (looked for last, since it reads) an import? */
export function usesClerk(project: Project): boolean {
  return (
    project.apps.some(app => [...app.dependencies.keys()].some(isClerk)) ||
    project.envFiles.some(env => env.variables.some(variable => ENV_KEY.test(variable.name))) ||
    project.files.some(file => SOURCE.test(file) && IMPORT.test(project.text(file) ?? ''))
  )
}

/** Does this package name an SDK of Clerk's that answers requests? */
export function servesWithClerk(app: App): boolean {
  return [...app.dependencies.keys()].some(name => SERVER_SDK.test(name))
}

/** Clerk's packages and svix, with the versions found; where the apps differ, all of them. */
export function clerkPackages(project: Project): Record<string, string> {
  const versions = new Map<string, Set<string>>()
  for (const app of project.apps) {
    for (const name of app.dependencies.keys()) {
      if (!isClerk(name) && name !== 'svix') continue
      const installed = app.version(name)
      const version = installed?.version ?? installed?.range ?? app.dependencies.get(name) ?? 'unknown'
      versions.set(name, (versions.get(name) ?? new Set()).add(version))
    }
  }
  const names = [...versions.keys()].toSorted()
  return Object.fromEntries(names.map(name => [name, [...(versions.get(name) ?? [])].toSorted().join(', ')]))
}

function isClerk(name: string): boolean {
  return name.startsWith('@clerk/')
}
