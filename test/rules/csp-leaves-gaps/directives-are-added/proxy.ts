import { clerkMiddleware } from '@clerk/nextjs/server'
import { directives } from './lib/csp'

export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  // ok: csp-leaves-gaps
  { authorizedParties: ['https://app.acme.example'], contentSecurityPolicy: { directives } },
)
