import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  let user
  // ruleid: unawaited-auth
  user = currentUser()
  if (!user) return new Response('Unauthorized', { status: 401 })
  // ruleid: input-unchecked
  return Response.json(await db.room.create({ data: await request.json() }))
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  // ruleid: unawaited-auth
  if (!Boolean(auth())) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.room.updateMany({ data: await request.json() }))
}

export async function DELETE() {
  let session
  // ok: unawaited-auth
  session = auth()
  const { userId } = await session
  if (!userId) return new Response('Unauthorized', { status: 401 })
  await db.room.deleteMany({ where: { ownerId: userId } })
  return new Response(null, { status: 204 })
}
