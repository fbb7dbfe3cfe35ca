import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'

const handleI18nRouting = createMiddleware(routing)

const isProtectedRoute = createRouteMatcher(['/:locale/account(.*)', '/account(.*)'])

// The matcher knows no locale from another: /api/account is an account page in the locale "api".
// ruleid: guarded-by-middleware-alone, matcher-leaves-endpoint-open
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isProtectedRoute(req)) await auth.protect()

  return handleI18nRouting(req)
})

export const config = { matcher: ['/((?!api|_next|_vercel|.*\\..*).*)'] }
