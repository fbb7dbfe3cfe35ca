import { Webhook } from 'standardwebhooks'
import { db } from '@/lib/db'

// The library below svix still gives the event.
export async function POST(request: Request) {
  const webhook = new Webhook(process.env.POLAR_WEBHOOK_SECRET!)
  // ok: webhook-event-undefined
  const event = webhook.verify(await request.text(), Object.fromEntries(request.headers)) as { data: { id: string } }
  await db.order.update({ where: { id: event.data.id }, data: { paid: true } })
  return new Response('OK')
}
