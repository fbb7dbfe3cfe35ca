import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isProtected = createRouteMatcher(['/members(.*)', '/api/trpc(.*)'])

// ruleid: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect({ unauthenticatedUrl: new URL('/login', req.url).toString() })
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
