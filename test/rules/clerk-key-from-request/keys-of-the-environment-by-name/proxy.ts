import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  request => {
    const region = request.nextUrl.hostname.split('.')[0].toUpperCase()
    return {
      authorizedParties: ['https://app.acme.example'],
      // ok: clerk-key-from-request
      secretKey: process.env[`CLERK_SECRET_KEY_${region}`],
      publishableKey: process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
    }
  },
)
