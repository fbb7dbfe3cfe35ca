import { readClerkEvent } from '@/lib/webhooks'
import { db } from '@/lib/db'

// A null event is stored all the same.
// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const event = await readClerkEvent(request)
  await db.event.create({ data: { type: event?.type ?? 'unknown' } })
  return new Response(null, { status: 204 })
}
