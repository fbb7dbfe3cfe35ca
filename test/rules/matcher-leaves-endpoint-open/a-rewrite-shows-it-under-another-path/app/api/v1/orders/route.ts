import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: matcher-leaves-endpoint-open
export async function POST(request: Request) {
  await auth.protect()
  // ruleid: mass-assignment
  return Response.json(await db.order.create({ data: await request.json() }))
}
