import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await db.order.create({ data: await request.json() }))
}
