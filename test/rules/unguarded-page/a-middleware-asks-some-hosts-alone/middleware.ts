import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const needsAccount = createRouteMatcher(['/dashboard(.*)', '/orders(.*)'])

const isOurs = (host: string) => host === 'shop.example' || host === 'www.shop.example'

export default clerkMiddleware(async (auth, req) => {
  const host = req.headers.get('host') ?? ''
  // Previews are looked at by the team alone, or so we thought.
  if (host.endsWith('.preview.example')) return NextResponse.next()
  // Whatever the path is: the back office has a host of its own.
  if (host.startsWith('office.')) await auth.protect()
  if (isOurs(host) && needsAccount(req)) {
    const { userId } = await auth()
    if (!userId) return NextResponse.redirect(new URL('/sign-in', req.url))
  }
  return NextResponse.next()
}, { authorizedParties: ['https://shop.example'] })

export const config = { matcher: ['/((?!_next|.*\\..*).*)'] }
