import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// Only what customers see needs an account; the rest of the site is marketing.
const isProtectedRoute = createRouteMatcher(['/dashboard(.*)', '/settings(.*)'])

export default clerkMiddleware(async (auth, req) => {
  if (isProtectedRoute(req)) await auth.protect()
})

export const config = {
  matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'],
}
