import { clerkMiddleware } from '@clerk/nextjs/server'

// ruleid: middleware-not-run
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})
