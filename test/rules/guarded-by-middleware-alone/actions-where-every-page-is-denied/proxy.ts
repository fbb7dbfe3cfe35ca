import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: guarded-by-middleware-alone
export default clerkMiddleware(async auth => {
  await auth.protect()
})
