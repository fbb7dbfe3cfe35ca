import { authMiddleware } from '@clerk/nextjs'
import { NextResponse } from 'next/server'

// ok: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default authMiddleware({
  publicRoutes: ['/'],
  afterAuth(auth, req) {
    if (auth.userId && auth.isPublicRoute) return NextResponse.redirect(new URL('/boards', req.url))
    return NextResponse.next()
  },
})

export const config = { matcher: ['/((?!.+\\.[\\w]+$|_next).*)', '/', '/(api|trpc)(.*)'] }
