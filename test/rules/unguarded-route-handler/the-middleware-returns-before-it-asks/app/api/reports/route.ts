import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function GET() {
  return Response.json(await db.report.findMany())
}
