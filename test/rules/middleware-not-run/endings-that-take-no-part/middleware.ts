import { clerkMiddleware } from '@clerk/nextjs/server'

// ruleid: middleware-not-run
export default clerkMiddleware(async auth => {
  await auth.protect()
})
