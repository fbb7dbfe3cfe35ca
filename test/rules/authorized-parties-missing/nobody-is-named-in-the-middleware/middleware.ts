import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublicRoute = createRouteMatcher(['/', '/sign-in(.*)', '/sign-up(.*)'])

// Origins are checked by the gateway, some day:
// const authorizedParties = ['https://app.acme.example']

// ruleid: authorized-parties-missing
export default clerkMiddleware(
  async (auth, request) => {
    if (!isPublicRoute(request)) await auth.protect()
  },
  { signInUrl: '/sign-in', signUpUrl: '/sign-up' },
)
