import { db } from '@/lib/db'

// Whoever reads feeds counts, and is counted.
// ruleid: unguarded-route-handler
export async function GET() {
  await db.reader.create({ data: {} })
  return new Response('<feed/>')
}

// ruleid: unguarded-route-handler
export async function POST() {
  return Response.json(await db.post.findMany())
}
