import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: matcher-leaves-endpoint-open
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)'] }
