import { withTenant } from '@acme/edge'
import { clerkMiddleware } from '@clerk/nextjs/server'

// unknown: guarded-by-middleware-alone
export default withTenant(
  // ruleid: authorized-parties-missing
  clerkMiddleware(async auth => {
    await auth.protect()
  }),
)
