import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: middleware-not-run
export default clerkMiddleware(async auth => {
  await auth.protect()
})
