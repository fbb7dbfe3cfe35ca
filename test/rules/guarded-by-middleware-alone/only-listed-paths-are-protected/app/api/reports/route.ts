import { db } from '@/lib/db'

// No list names it.
// ruleid: unguarded-route-handler
export async function GET() {
  return Response.json(await db.report.findMany())
}
