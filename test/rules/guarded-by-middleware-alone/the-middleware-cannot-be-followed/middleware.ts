import { withTenant } from '@acme/edge'
import { clerkMiddleware } from '@clerk/nextjs/server'

// unknown: guarded-by-middleware-alone
export default withTenant(
  clerkMiddleware(async auth => {
    await auth.protect()
  }),
)
