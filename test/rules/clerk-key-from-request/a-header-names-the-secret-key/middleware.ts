import { clerkMiddleware } from '@clerk/nextjs/server'

const authorizedParties = ['https://app.acme.example']

// The gateway puts the tenant's keys on the request.
export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  request => ({
    authorizedParties,
    // ruleid: clerk-key-from-request
    secretKey: request.headers.get('x-tenant-secret') ?? process.env.CLERK_SECRET_KEY,
    // ruleid: clerk-key-from-request
    publishableKey: request.cookies.get('tenant-pk')?.value,
  }),
)
