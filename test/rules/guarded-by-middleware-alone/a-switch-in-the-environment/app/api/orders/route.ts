import { db } from '@/lib/db'

// Whether the deployment sets it cannot be seen: said as if it did.
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await db.order.create({ data: await request.json() }))
}
