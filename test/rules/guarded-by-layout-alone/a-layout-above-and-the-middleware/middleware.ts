import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isProtectedRoute = createRouteMatcher(['/admin(.*)'])

// The layout stands behind the middleware here: two walls, neither at the data.
// ok: guarded-by-middleware-alone
// ruleid: protected-list-misses-pages
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isProtectedRoute(req)) await auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
