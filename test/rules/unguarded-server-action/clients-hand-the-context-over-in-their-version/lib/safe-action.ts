import { auth } from '@clerk/nextjs/server'
import { createSafeActionClient } from 'next-safe-action'

/** Tells the action who calls, and lets everybody on. */
export const action = createSafeActionClient({
  async middleware() {
    const { userId } = await auth()
    return { userId }
  },
})

export const userAction = createSafeActionClient({
  async middleware() {
    const { userId } = await auth()
    if (!userId) throw new Error('Unauthorized')
    return { userId }
  },
})
