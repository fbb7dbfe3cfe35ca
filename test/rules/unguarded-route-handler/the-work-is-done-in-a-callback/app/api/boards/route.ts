import { auth } from '@clerk/nextjs/server'
import { after, type NextRequest } from 'next/server'
import { db } from '@/lib/db'
import { timed, withTeam } from '@/lib/run'

// ok: unguarded-route-handler
export const POST = async (request: NextRequest) =>
  // ruleid: mass-assignment
  withTeam(request, async team => db.board.create({ data: { ...(await request.json()), team } }))

// ruleid: unguarded-route-handler
export const PUT = async (request: NextRequest) =>
  // ruleid: input-unchecked
  Response.json(await timed(async () => db.board.updateMany({ data: await request.json() })))

// It is done once the answer is out, and for whoever asked.
// ruleid: unguarded-route-handler
export async function GET() {
  after(async () => {
    await db.visit.create({ data: { at: new Date() } })
  })
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json([])
}

// ok: unguarded-route-handler
export async function DELETE() {
  return timed(async () => {
    const { userId } = await auth()
    if (!userId) return new Response('Unauthorized', { status: 401 })
    await db.$transaction(async tx => {
      await tx.card.deleteMany({ where: { ownerId: userId } })
      await tx.board.deleteMany()
    })
    return new Response(null, { status: 204 })
  })
}
