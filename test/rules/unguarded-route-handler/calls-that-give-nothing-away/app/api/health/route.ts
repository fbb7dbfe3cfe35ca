import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { connectToDatabase } from '@/lib/mongo'

const db = drizzle(process.env.DATABASE_URL!)

// Whether the database is there is all that it asks.
// ok: unguarded-route-handler
export async function GET() {
  await db.execute(sql`SELECT 1`)
  await connectToDatabase()
  return Response.json({ ok: true })
}

// ruleid: unguarded-route-handler
export async function POST() {
  const rows = await db.execute(sql`SELECT 1 FROM accounts`)
  return Response.json(rows)
}
