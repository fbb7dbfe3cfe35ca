import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// What is named here is closed, so wide is good.
// ok: public-pattern-too-wide
const isProtectedRoute = createRouteMatcher(['/dashboard(.*)', '/api(.*)'])

// And this one chooses a header, not who may pass.
// ok: public-pattern-too-wide
const isMarketing = createRouteMatcher(['/(.*)'])

// ruleid: matcher-is-the-only-gate
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isProtectedRoute(req)) await auth.protect()
  if (isMarketing(req)) console.log(req.nextUrl.pathname)
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
