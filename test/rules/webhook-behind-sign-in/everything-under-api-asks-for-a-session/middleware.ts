import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)', '/sign-up(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, request) => {
  // ruleid: webhook-behind-sign-in
  if (!isPublic(request)) await auth.protect()
})

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:css|js|png|svg|ico)).*)', '/(api|trpc)(.*)', '/__clerk/(.*)'],
}
