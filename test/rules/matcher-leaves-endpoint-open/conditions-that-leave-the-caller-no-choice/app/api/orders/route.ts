import { db } from '@/lib/db'

// ok: matcher-leaves-endpoint-open
// ruleid: guarded-by-middleware-alone
export async function POST(request: Request) {
  // ruleid: mass-assignment
  return Response.json(await db.order.create({ data: await request.json() }))
}
