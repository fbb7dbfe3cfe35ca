'use server'

// ok: server-module-in-client-bundle
import { auth, clerkClient } from '@clerk/nextjs/server'

export async function rename(id: string) {
  const { userId } = await auth()
  if (!userId || userId !== id) throw new Error('Not yours')
  await (await clerkClient()).users.updateUser(id, { firstName: 'New' })
}
