import { db } from '@/lib/db'

// ruleid: matcher-leaves-endpoint-open, unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await db.order.create({ data: await request.json() }))
}
