import { db } from '@/lib/db'

// A look whether the database is there tells nobody anything.
// ok: unguarded-route-handler
export async function GET() {
  await db.$queryRaw`SELECT 1`
  return Response.json({ ok: true })
}
