import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: matcher-leaves-endpoint-open
export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response(null, { status: 401 })
  // ruleid: mass-assignment
  return Response.json(await db.order.create({ data: await request.json() }))
}
