import { verifyEvent } from '@/lib/verify'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(req: Request) {
  const event = verifyEvent(JSON.stringify(await req.json()), req)
  await db.event.create({ data: { type: event.type } })
  return new Response('OK')
}
