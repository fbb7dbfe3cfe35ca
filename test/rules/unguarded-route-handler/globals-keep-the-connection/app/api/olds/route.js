import { auth } from '@clerk/nextjs/server'
import { client } from '@/lib/old-prisma'

// ok: unguarded-route-handler
export async function DELETE(request) {
  const { userId } = await auth()
  const { id } = await request.json()
  const old = await client.old.findUnique({ where: { id } })
  if (old?.ownerId !== userId) return new Response('Forbidden', { status: 403 })
  await client.old.delete({ where: { id } })
  return new Response(null, { status: 204 })
}

// ruleid: unguarded-route-handler
export async function POST(request) {
  // ruleid: input-unchecked
  return Response.json(await client.old.create({ data: await request.json() }))
}
