import { auth, clerkClient } from '@clerk/nextjs/server'
import { redis } from '@/lib/redis'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const { key, value } = await request.json()
  // ruleid: input-unchecked
  await redis.set(key, value)
  return new Response(null, { status: 204 })
}

// ruleid: unguarded-route-handler
export async function DELETE(request: Request) {
  const { userId } = await request.json()
  const client = await clerkClient()
  await client.users.deleteUser(userId)
  return new Response(null, { status: 204 })
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const { userId, orgRole } = await auth()
  if (!(userId && orgRole === 'org:admin')) return new Response('Forbidden', { status: 403 })
  const client = await clerkClient()
  await client.users.updateUserMetadata(userId, { publicMetadata: await request.json() })
  return new Response(null, { status: 204 })
}
