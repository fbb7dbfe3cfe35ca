import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  {
    authorizedParties: ['https://app.acme.example'],
    // TODO: remove once the redirect loop is understood
    // ruleid: clerk-debug-left-on
    debug: true,
  },
)
