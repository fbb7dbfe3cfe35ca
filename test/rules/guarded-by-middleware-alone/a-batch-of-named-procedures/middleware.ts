import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// One procedure by its whole name: a batch is another path.
const isPublic = createRouteMatcher(['/api/trpc/health.ping'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect()
})
