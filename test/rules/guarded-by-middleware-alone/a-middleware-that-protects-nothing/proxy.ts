import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware()

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
