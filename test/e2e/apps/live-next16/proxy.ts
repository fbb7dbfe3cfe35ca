import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPrivate = createRouteMatcher(['/dashboard(.*)', '/api/private(.*)'])
const isBackOffice = createRouteMatcher(['/back-office(.*)'])

export default clerkMiddleware(async (auth, request) => {
  if (isPrivate(request)) await auth.protect()
  if (isBackOffice(request)) {
    const { userId, has, redirectToSignIn } = await auth()
    if (!userId) return redirectToSignIn()
    if (!has({ role: 'org:admin' })) return NextResponse.redirect(new URL('/', request.url))
  }
})

export const config = {
  matcher: ['/((?!_next|.*\\.(?:css|js|png|ico)$).*)', '/(api|trpc)(.*)'],
}
