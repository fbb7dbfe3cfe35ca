import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)', '/api/webhooks/(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, request) => {
  // ok: webhook-behind-sign-in
  if (!isPublic(request)) await auth.protect()
})

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:css|js|png|svg|ico)).*)', '/(api|trpc)(.*)', '/__clerk/(.*)'],
}
