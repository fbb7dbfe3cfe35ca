import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { publicRoutes } from './lib/routes'

const isPublicRoute = createRouteMatcher(publicRoutes)

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (!isPublicRoute(req)) await auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
