import { db } from '@/lib/db'

// ruleid: guarded-by-middleware-alone
export async function GET() {
  return Response.json(await db.order.findMany())
}
