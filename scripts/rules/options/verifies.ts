import type { ClerkOptions } from '../../access/options/clerk-options.ts'

/** Functions of Clerk that compare `azp` of a session token with authorizedParties. */
export const VERIFIES: ReadonlySet<string> = new Set([
  'clerkMiddleware',
  'authMiddleware',
  'clerkPlugin',
  'verifyToken',
  'authenticateRequest',
])

/** Does it judge every request of an app, rather than a token that it is handed? */
export function isMiddleware({ name }: ClerkOptions): boolean {
  return name === 'clerkMiddleware' || name === 'authMiddleware' || name === 'clerkPlugin'
}
