import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  {
    authorizedParties: ['https://app.acme.example'],
    // ruleid: csp-leaves-gaps
    contentSecurityPolicy: { directives: { 'connect-src': ['https://api.acme.example'] } },
  },
)
