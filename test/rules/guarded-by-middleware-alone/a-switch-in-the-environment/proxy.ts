import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  if (process.env.NODE_ENV === 'development') return
  if (process.env.SKIP_AUTH === 'true') return
  await auth.protect()
})
