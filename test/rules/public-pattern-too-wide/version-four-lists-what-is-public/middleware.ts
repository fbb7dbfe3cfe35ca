import { authMiddleware } from '@clerk/nextjs'

// ruleid: authorized-parties-missing
export default authMiddleware({
  // ruleid: public-pattern-too-wide
  publicRoutes: ['/', '/api/(.*)'],
  // ok: public-pattern-too-wide
  ignoredRoutes: ['/api/webhooks/(.*)'],
})

export const config = { matcher: ['/((?!.+\\.[\\w]+$|_next).*)', '/', '/(api|trpc)(.*)'] }
