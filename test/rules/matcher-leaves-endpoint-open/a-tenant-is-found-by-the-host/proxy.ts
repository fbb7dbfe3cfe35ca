import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPrivate = createRouteMatcher(['/:domain/settings(.*)', '/:domain/members(.*)', '/members(.*)'])

// ruleid: matcher-leaves-endpoint-open, guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isPrivate(req)) await auth.protect()
  const host = req.headers.get('host') ?? 'www'
  return NextResponse.rewrite(new URL(`/${host}${req.nextUrl.pathname}`, req.url))
})
