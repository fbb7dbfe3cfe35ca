import { clerkMiddleware } from '@clerk/nextjs/server'
import { parties } from './lib/origins'

export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  {
    // ruleid: authorized-parties-wrong
    authorizedParties: parties,
  },
)
