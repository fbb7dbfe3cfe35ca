import type { Project } from '../project/project.ts'

/**
 * Where the app lets people sign in or up, as a path from `/`: what its env files say, else Clerk's own default for
 * pages of the app (docs: guides/development/clerk-environment-variables).
 */
export function signInPath({ envFiles }: Project, what: 'SIGN_IN' | 'SIGN_UP' = 'SIGN_IN'): string {
  const variables = envFiles.flatMap(env => env.variables)
  const set = variables.find(each => each.name === `NEXT_PUBLIC_CLERK_${what}_URL`)?.value ?? ''
  return /^\/[\w/-]+$/.test(set) ? set : `/${what.toLowerCase().replace('_', '-')}`
}
