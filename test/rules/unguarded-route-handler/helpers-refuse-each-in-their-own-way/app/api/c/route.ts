import { authorize, denyStrangers, session } from '@/lib/guards'
import { db } from '@/lib/db'

// The helper is asked, and its answer is thrown away.
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  await denyStrangers()
  // ruleid: input-unchecked
  return Response.json(await db.item.create({ data: await request.json() }))
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const { userId } = await authorize()
  return Response.json(await db.item.create({ data: { ...(await request.json()), by: userId ?? null } }))
}

// ruleid: unguarded-route-handler
export async function DELETE() {
  const result = await session()
  if (result) {
    await db.item.deleteMany()
  }
  return new Response(null, { status: 204 })
}
