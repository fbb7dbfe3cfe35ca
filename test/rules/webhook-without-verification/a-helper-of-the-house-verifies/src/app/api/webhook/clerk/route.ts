import { readClerkEvent } from '@/lib/webhooks'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(request: Request) {
  const event = await readClerkEvent(request)
  if (!event) return new Response('Bad signature', { status: 400 })
  await db.event.create({ data: { type: event.type } })
  return new Response(null, { status: 204 })
}
