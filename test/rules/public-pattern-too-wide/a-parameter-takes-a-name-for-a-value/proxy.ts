import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublicRoute = createRouteMatcher([
  '/',
  // ruleid: public-pattern-too-wide
  '/events/:id',
  // ok: public-pattern-too-wide
  '/posts/:slug',
])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (!isPublicRoute(req)) await auth.protect()
})
