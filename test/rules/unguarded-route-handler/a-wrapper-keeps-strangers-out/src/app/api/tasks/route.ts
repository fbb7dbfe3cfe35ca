import { NextResponse, type NextRequest } from 'next/server'
import { createHandler, withAuth, withErrors, withRole } from '@/lib/with-auth'
import { db } from '@/lib/db'

async function createTask(request: NextRequest, { userId }: { userId: string }) {
  // ruleid: mass-assignment
  const task = await db.task.create({ data: { ...(await request.json()), userId } })
  return NextResponse.json(task)
}

// ok: unguarded-route-handler
export const POST = withAuth(createTask)

// ok: unguarded-route-handler
export const GET = withAuth(async () => NextResponse.json(await db.task.findMany()))

// ok: unguarded-route-handler
export const DELETE = withErrors(
  withRole('org:admin')(async () => {
    await db.task.deleteMany()
    return new NextResponse(null, { status: 204 })
  }),
)

// ok: unguarded-route-handler
export const PUT = createHandler(async request => {
  // ruleid: mass-assignment
  return NextResponse.json(await db.task.updateMany({ data: await request.json() }))
})

// ruleid: unguarded-route-handler
export const PATCH = createHandler(
  async request => {
    // ruleid: input-unchecked
    return NextResponse.json(await db.task.updateMany({ data: await request.json() }))
  },
  { requireAuth: false },
)
