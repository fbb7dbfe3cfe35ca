import { authorize, denyStrangers, leaveUnless, session } from '@/lib/guards'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const denied = await denyStrangers()
  if (denied) return denied
  // ruleid: mass-assignment
  return Response.json(await db.item.create({ data: await request.json() }))
}

// ok: unguarded-route-handler
export async function GET() {
  const { userId, error } = await authorize()
  if (error) return error
  return Response.json(await db.item.findMany({ where: { NOT: { ownerId: userId } } }))
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const result = await session()
  if (!result.ok) {
    return new Response(null, { status: result.status })
  }
  // ruleid: mass-assignment
  return Response.json(await db.item.updateMany({ data: await request.json() }))
}

// ok: unguarded-route-handler
export async function PATCH(request: Request) {
  await leaveUnless.signedIn()
  await leaveUnless.member()
  // ruleid: mass-assignment
  return Response.json(await db.item.updateMany({ data: await request.json() }))
}

// ok: unguarded-route-handler
export async function DELETE() {
  await leaveUnless.admin()
  await db.item.deleteMany()
  return new Response(null, { status: 204 })
}
