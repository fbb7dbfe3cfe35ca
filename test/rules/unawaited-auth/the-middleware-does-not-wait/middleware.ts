import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPrivate = createRouteMatcher(['/api/(.*)'])
const isStaff = createRouteMatcher(['/staff(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  // ruleid: unawaited-auth
  if (isPrivate(req)) auth.protect()
  // ok: unawaited-auth
  if (isStaff(req)) await auth.protect()
})
