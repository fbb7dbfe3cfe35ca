import { auth, clerkClient } from '@clerk/nextjs/server'

export async function PUT(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const client = await clerkClient()
  // ok: sensitive-without-reverification
  await client.users.updateUser(userId, { lastName: await request.text() })
  return new Response(null, { status: 204 })
}
