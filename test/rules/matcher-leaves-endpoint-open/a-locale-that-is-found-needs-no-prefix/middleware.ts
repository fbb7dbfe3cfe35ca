import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'

const handleI18nRouting = createMiddleware(routing)
const isPrivate = createRouteMatcher(['/:locale/account(.*)', '/:locale/invoices(.*)', '/invoices(.*)'])

// /account is shown from /en/account, and the list knows it below a locale only.
// ruleid: matcher-leaves-endpoint-open, guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isPrivate(req)) await auth.protect()
  return handleI18nRouting(req)
})

export const config = { matcher: ['/((?!_next|_vercel|.*\\..*).*)'] }
