import { clerkMiddleware } from '@clerk/nextjs/server'

// A page cannot choose to which host its visitors' browsers say that they talk.
export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  // ok: authorized-parties-wrong
  request => ({ authorizedParties: [request.nextUrl.origin] }),
)
