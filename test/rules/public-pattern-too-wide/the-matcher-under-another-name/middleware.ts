import { clerkMiddleware, createRouteMatcher as paths } from '@clerk/nextjs/server'
import { HELP } from '@/lib/paths'

// ruleid: public-pattern-too-wide
const isOpen = paths(['/sign-in(.*)', '/api(.*)'])
// ok: public-pattern-too-wide
const isHelp = paths(HELP)

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, request) => {
  if (isOpen(request) || isHelp(request)) return
  await auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
