import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isAdmin = createRouteMatcher(['/admin(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  // ruleid: unawaited-auth
  if (isAdmin(req)) auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)'] }
