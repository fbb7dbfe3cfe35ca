import { auth, clerkClient } from '@clerk/nextjs/server'

export async function DELETE() {
  const { userId, has } = await auth()
  if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  if (!has({ reverification: 'strict' })) return Response.json({ error: 'Sign in again' }, { status: 403 })
  const client = await clerkClient()
  await client.users.deleteUser(userId)
  return Response.json({ deleted: userId })
}
