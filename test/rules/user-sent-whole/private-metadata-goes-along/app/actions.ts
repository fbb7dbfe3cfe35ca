'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'

// ruleid: user-sent-whole
export async function myself() {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  return client.users.getUser(userId)
}
