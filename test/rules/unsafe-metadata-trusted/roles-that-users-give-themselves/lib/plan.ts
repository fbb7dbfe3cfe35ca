import { auth, clerkClient } from '@clerk/nextjs/server'

export async function currentPlan() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const client = await clerkClient()
  const { unsafeMetadata: chosen } = await client.users.getUser(userId)
  return chosen as { plan?: string }
}
