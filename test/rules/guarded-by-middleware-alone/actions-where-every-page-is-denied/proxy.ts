import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})
