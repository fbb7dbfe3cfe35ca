import { authMiddleware } from '@clerk/nextjs'

// ok: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default authMiddleware({
  publicRoutes: ['/', '/api/status'],
  ignoredRoutes: ['/api/import'],
})

export const config = { matcher: ['/((?!.+\\.[\\w]+$|_next).*)', '/', '/(api|trpc)(.*)'] }
