import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPrivate = createRouteMatcher(['/api/invoices(.*)'])

// ruleid: authorized-parties-missing
export default clerkMiddleware((auth, req) => {
  if (!isPrivate(req)) return NextResponse.next()
  // ruleid: unawaited-auth
  auth.protect({ role: 'org:admin' })
  return NextResponse.next()
})
