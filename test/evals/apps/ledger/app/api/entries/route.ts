import { assertSession } from '@acme/session'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const ownerId = await assertSession()
  const { text } = await request.json()
  return Response.json(await db.entry.create({ data: { text: String(text), ownerId } }))
}
