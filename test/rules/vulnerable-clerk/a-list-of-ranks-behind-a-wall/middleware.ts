import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])
const isForAdmins = createRouteMatcher(['/settings(.*)'])

// ruleid: authorized-parties-missing
// ruleid: guarded-by-middleware-alone
export default clerkMiddleware(async (auth, request) => {
  if (isPublic(request)) return
  const { orgRole } = await auth.protect()
  // Whoever is signed in walks past this list.
  if (isForAdmins(request) && orgRole !== 'org:admin') return NextResponse.redirect(new URL('/', request.url))
})

export const config = { matcher: ['/((?!_next).*)'] }
