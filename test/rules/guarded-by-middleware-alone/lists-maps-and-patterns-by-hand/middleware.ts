import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse, type NextFetchEvent, type NextRequest } from 'next/server'

type Step = (req: NextRequest, event: NextFetchEvent) => unknown

const OPEN = new Map([
  ['/', 'everybody'],
  ['/pricing', 'everybody'],
])
const TREES = [/^\/blog(\/|$)/, new RegExp('^/help')]

const isOpen = (pathname: string) =>
  OPEN.get(pathname.replace(/(.)\/$/, '$1')) === 'everybody' ||
  TREES.some(tree => tree.test(pathname)) ||
  pathname.match(/^\/(terms|privacy)$/) !== null

// ruleid: authorized-parties-missing
const withSession = clerkMiddleware((auth, req) =>
  auth().then(({ userId }) =>
    userId || isOpen(req.nextUrl.pathname)
      ? NextResponse.next()
      : NextResponse.redirect(new URL('/sign-in', req.url), 303),
  ),
)

const withTrace: Step = req => {
  console.log(req.method, req.nextUrl.pathname)
}

/** The first step that answers ends it. */
const compose =
  (...steps: Step[]) =>
  async (req: NextRequest, event: NextFetchEvent) => {
    for (const step of steps) {
      const res = await step(req, event)
      if (res instanceof Response && (res.status >= 300 || res.headers.get('location'))) return res
    }
    return NextResponse.next()
  }

// ok: guarded-by-middleware-alone
export default compose(withTrace, withSession)
