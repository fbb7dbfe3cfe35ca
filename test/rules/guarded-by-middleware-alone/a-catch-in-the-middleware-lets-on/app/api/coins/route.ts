import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await db.coin.create({ data: await request.json() }))
}
