import { auth } from '@clerk/nextjs/server'
import { measured } from '@/lib/measured'
import { db } from '@/lib/db'

// The row is read, and whose it is decides what goes out: the arrow around it hands on the refusal as it is.
// ok: unguarded-route-handler
export const DELETE = measured(async function removeOrder(request: Request) {
  const { userId } = await auth()
  const { id } = await request.json()
  const order = await db.order.findUnique({ where: { id } })
  if (order?.ownerId !== userId) return new Response('Forbidden', { status: 403 })
  await db.order.delete({ where: { id } })
  return new Response(null, { status: 204 })
})

// ok: unguarded-route-handler
export const GET = measured(async () => {
  const { userId } = await auth()
  switch (Boolean(userId)) {
    case true:
      return Response.json(await db.order.findMany({ where: { ownerId: userId } }))
  }
  return new Response('Unauthorized', { status: 401 })
})

// ruleid: unguarded-route-handler
export const POST = measured(async (request: Request) => {
  const { userId } = await auth()
  // ruleid: input-unchecked
  const order = await db.order.create({ data: await request.json() })
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(order)
})
