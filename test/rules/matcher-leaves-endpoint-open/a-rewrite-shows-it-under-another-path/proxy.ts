import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isProtected = createRouteMatcher(['/api/(.*)'])

// The rewrite comes after the proxy, which sees /v2/orders and /status/orders.
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect()
})
