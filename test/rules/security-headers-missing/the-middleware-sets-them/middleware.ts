import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'
import { hardened } from './lib/hardened'

export default clerkMiddleware(
  async (auth, request) => {
    if (request.nextUrl.pathname.startsWith('/app')) await auth.protect()
    return hardened(NextResponse.next())
  },
  {
    authorizedParties: ['https://app.acme.example'],
    contentSecurityPolicy: { strict: true, directives: { 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"] } },
  },
)
