import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// A batch names its procedures in one segment: /api/trpc/health.ping,orders.create
const isPublic = createRouteMatcher(['/api/trpc/health.(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect()
})
