import { getAuth, withClerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse, type NextRequest } from 'next/server'

// ruleid: matcher-is-the-only-gate
export default withClerkMiddleware((req: NextRequest) => {
  const { userId } = getAuth(req)
  if (!userId && /^\/(dashboard|billing)/.test(req.nextUrl.pathname)) {
    return NextResponse.redirect(new URL('/sign-in', req.url))
  }
  return NextResponse.next()
})
