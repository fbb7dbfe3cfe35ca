import { auth } from '@clerk/nextjs'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const { userId } = auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // ruleid: mass-assignment
  return Response.json(await db.room.create({ data: await request.json() }))
}
