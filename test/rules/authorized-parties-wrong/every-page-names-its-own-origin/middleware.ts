import { clerkMiddleware } from '@clerk/nextjs/server'

// ruleid: authorized-parties-wrong
export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  request => {
    const origin = request.headers.get('origin')
    return {
      authorizedParties: origin ? [origin] : ['https://app.acme.example'],
    }
  },
)
