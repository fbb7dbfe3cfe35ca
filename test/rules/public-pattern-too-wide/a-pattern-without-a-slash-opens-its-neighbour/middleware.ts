import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublicRoute = createRouteMatcher([
  // ok: public-pattern-too-wide
  '/',
  // ok: public-pattern-too-wide
  '/sign-in(.*)',
  // ruleid: public-pattern-too-wide
  '/team(.*)',
  // ok: public-pattern-too-wide
  '/docs/(.*)',
  // ok: public-pattern-too-wide
  '/blog/:slug',
])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (!isPublicRoute(req)) await auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
