import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse, type NextRequest } from 'next/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)', '/api/health'])

/** For whoever has just cloned it and has no keys yet. */
function withoutClerk(request: NextRequest) {
  if (isPublic(request) || request.nextUrl.pathname.startsWith('/api/')) return NextResponse.next()
  return NextResponse.redirect(new URL('/set-up', request.url))
}

export default function middleware(request: NextRequest) {
  const publishable = process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY
  const secret = process.env.CLERK_SECRET_KEY
  if (!publishable || !secret) return withoutClerk(request)

  // ruleid: authorized-parties-missing
  return clerkMiddleware(async (auth, req) => {
    if (isPublic(req)) return NextResponse.next()
    try {
      await auth.protect()
      return NextResponse.next()
    } catch (error) {
      console.error('not signed in', error)
      const to = new URL('/sign-in', req.url)
      to.searchParams.set('redirect_url', req.url)
      return NextResponse.redirect(to)
    }
  })(request)
}

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
