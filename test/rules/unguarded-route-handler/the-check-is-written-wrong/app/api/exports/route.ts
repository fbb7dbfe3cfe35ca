import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

async function assertSignedIn() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
}

// Defined and never called.
// ruleid: unguarded-route-handler
export async function GET() {
  return Response.json(await db.export.findMany())
}

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  if (false) {
    await assertSignedIn()
  }
  // ruleid: input-unchecked
  return Response.json(await db.export.create({ data: await request.json() }))
}

// The function is named and not called.
// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  void assertSignedIn
  return Response.json(await db.export.updateMany({ data: await request.json() }))
}

// The promise is left alone: the rejection comes too late.
// ruleid: unguarded-route-handler
export async function PATCH(request: Request) {
  assertSignedIn()
  return Response.json(await db.export.updateMany({ data: await request.json() }))
}

// The return leaves the callback alone.
// ruleid: unguarded-route-handler
export async function DELETE(request: Request) {
  const { userId } = await auth()
  const { ids } = await request.json()
  ids.forEach(() => {
    if (!userId) return
  })
  await db.export.deleteMany({ where: { id: { in: ids } } })
  return new Response(null, { status: 204 })
}
