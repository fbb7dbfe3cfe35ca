import { verified } from '@/lib/verify'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(req: Request) {
  const payload = Buffer.from(await req.arrayBuffer())
  const event = verified(payload, req)
  await db.event.create({ data: { type: event.type } })
  return new Response('OK')
}
