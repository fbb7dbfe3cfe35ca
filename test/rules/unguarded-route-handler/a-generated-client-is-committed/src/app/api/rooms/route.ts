import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST() {
  return Response.json(await db.room.create({ data: { open: true } }))
}

// ok: unguarded-route-handler
export async function DELETE() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  await db.room.deleteMany({ where: { ownerId: userId } })
  return new Response(null, { status: 204 })
}
