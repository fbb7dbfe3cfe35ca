import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const PUBLIC = ['/', '/pricing', '/api/health']

// ruleid: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  const { pathname } = req.nextUrl
  const open = PUBLIC.includes(pathname) || pathname.startsWith('/blog/')
  const { userId } = await auth()

  if (!userId && !open) {
    if (pathname.startsWith('/api/')) {
      return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
    }
    const url = new URL('/sign-in', req.url)
    url.searchParams.set('redirect_url', req.url)
    return NextResponse.redirect(url)
  }
  if (userId && pathname === '/') {
    return NextResponse.redirect(new URL('/files', req.url))
  }
  return NextResponse.next()
})

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
