import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPublicPage = createRouteMatcher(['/', '/pricing', '/sign-in(.*)'])
// The path has moved since.
const isWebhook = createRouteMatcher(['/api/webhook/clerk'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, request) => {
  if (isPublicPage(request) || isWebhook(request)) return
  const { userId } = await auth()
  if (!userId) {
    // ruleid: webhook-behind-sign-in
    return NextResponse.redirect(new URL('/sign-in', request.url))
  }
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
