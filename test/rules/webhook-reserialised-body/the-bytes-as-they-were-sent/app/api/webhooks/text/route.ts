import { verified } from '@/lib/verify'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(req: Request) {
  const event = verified(await req.text(), req)
  await db.event.create({ data: { type: event.type, body: JSON.stringify(event.data) } })
  return new Response('OK')
}
