import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(request => ({}), () => ({
  authorizedParties: ['https://app.acme.example'],
  // ok: clerk-debug-left-on
  debug: process.env.CLERK_DEBUG === '1',
}))
