import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// ruleid: public-pattern-too-wide
const isPublicRoute = createRouteMatcher(['/', '/api(.*)', '/sign-in(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isPublicRoute(req)) return
  await auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
