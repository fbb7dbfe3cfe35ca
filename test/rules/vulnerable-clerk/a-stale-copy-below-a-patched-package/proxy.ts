import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isMember = createRouteMatcher(['/members(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isMember(req)) await auth.protect()
})
