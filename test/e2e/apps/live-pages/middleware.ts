import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isMembersOnly = createRouteMatcher(['/members(.*)', '/api/members(.*)'])

export default clerkMiddleware(async (auth, request) => {
  if (isMembersOnly(request)) await auth.protect()
})

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
