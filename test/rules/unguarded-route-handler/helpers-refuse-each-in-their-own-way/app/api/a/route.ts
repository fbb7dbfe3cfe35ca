import { HttpError, requireUser, sessionUserId } from '@/lib/guards'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const user = await requireUser()
  // ruleid: mass-assignment
  return Response.json(await db.item.create({ data: { ...(await request.json()), ownerId: user.id } }))
}

// ok: unguarded-route-handler
export async function GET() {
  const userId = await sessionUserId()
  if (userId === null) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.item.findMany())
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const userId = await sessionUserId()
  return userId
    // ruleid: mass-assignment
    ? Response.json(await db.item.updateMany({ where: { ownerId: userId }, data: await request.json() }))
    : new Response('Unauthorized', { status: 401 })
}

// ok: unguarded-route-handler
export async function DELETE() {
  try {
    await requireUser()
    await db.item.deleteMany()
    return new Response(null, { status: 204 })
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500
    return new Response('Failed', { status })
  }
}
