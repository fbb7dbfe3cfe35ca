import { authMiddleware, redirectToSignIn } from '@clerk/nextjs'
import { NextResponse } from 'next/server'

// ruleid: authorized-parties-missing
export default authMiddleware({
  publicRoutes: ['/', '/api/hooks/(.*)'],
  afterAuth(auth, req) {
    if (!auth.userId && !auth.isPublicRoute) {
      return redirectToSignIn({ returnBackUrl: req.url })
    }
    if (auth.userId && !auth.orgId && req.nextUrl.pathname !== '/org') {
      return NextResponse.redirect(new URL('/org', req.url))
    }
  },
})

export const config = { matcher: ['/((?!.+\\.[\\w]+$|_next).*)', '/', '/(api|trpc)(.*)'] }
