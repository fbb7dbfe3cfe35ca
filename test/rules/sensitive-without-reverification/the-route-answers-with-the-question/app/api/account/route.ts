import { auth, clerkClient, reverificationErrorResponse } from '@clerk/nextjs/server'

export async function DELETE() {
  const { userId, has } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  if (!has({ reverification: { level: 'second_factor', afterMinutes: 5 } })) return reverificationErrorResponse('strict')
  const client = await clerkClient()
  // ok: sensitive-without-reverification
  await client.users.deleteUser(userId)
  return new Response(null, { status: 204 })
}
