import { clerkMiddleware } from '@clerk/nextjs/server'

// ruleid: matcher-leaves-endpoint-open
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  const { userId, redirectToSignIn } = await auth()
  if (!userId) return redirectToSignIn()
})

// Files are skipped by their dot, and so is whatever has a dot in its path; /api is not named.
export const config = { matcher: ['/((?!api|_next|.*\\..*).*)'] }
