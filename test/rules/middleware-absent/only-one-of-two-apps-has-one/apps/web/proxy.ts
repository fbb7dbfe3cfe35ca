import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: middleware-absent
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})
