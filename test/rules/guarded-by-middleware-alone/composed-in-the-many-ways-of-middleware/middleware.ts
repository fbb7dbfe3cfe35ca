import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse, type NextFetchEvent, type NextMiddleware, type NextRequest } from 'next/server'
import { PUBLIC_PATHS } from './lib/paths'

const isPublic = createRouteMatcher([...PUBLIC_PATHS, '/login'])

type Factory = (next: NextMiddleware) => NextMiddleware

function chain(factories: Factory[], index = 0): NextMiddleware {
  const current = factories[index]
  if (current) return current(chain(factories, index + 1))
  return () => NextResponse.next()
}

const withHeaders: Factory = next => async (req, event) => {
  const res = await next(req, event)
  res?.headers.set('x-frame-options', 'DENY')
  return res
}

const withSession: Factory = next => (req: NextRequest, event: NextFetchEvent) =>
  // ruleid: authorized-parties-missing
  clerkMiddleware(async auth => {
    const session = await auth()
    if (!isPublic(req) && !session.userId) {
      return req.nextUrl.pathname.startsWith('/api')
        ? new NextResponse(null, { status: 401 })
        : session.redirectToSignIn({ returnBackUrl: req.url })
    }
    return next(req, event)
  })(req, event)

export default chain([withHeaders, withSession])

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
