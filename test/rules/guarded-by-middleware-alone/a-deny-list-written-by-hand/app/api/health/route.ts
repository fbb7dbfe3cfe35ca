import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function GET() {
  await db.$queryRaw`SELECT 1`
  return Response.json({ ok: true })
}
