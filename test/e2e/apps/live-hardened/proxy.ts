import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isConsole = createRouteMatcher(['/console(.*)', '/api/internal(.*)'])

export default clerkMiddleware(
  async (auth, request) => {
    if (isConsole(request)) await auth.protect({ role: 'org:admin' })
  },
  {
    authorizedParties: [process.env.APP_ORIGIN ?? 'http://localhost:3000'],
    contentSecurityPolicy: {
      strict: true,
      directives: { 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"], 'object-src': ["'none'"] },
    },
  },
)

export const config = {
  matcher: ['/((?!_next|.*\\.(?:css|js|png|ico)$).*)', '/(api|trpc)(.*)'],
}
