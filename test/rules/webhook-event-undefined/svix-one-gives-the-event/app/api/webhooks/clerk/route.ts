import { Webhook } from 'svix'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const webhook = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
  // ok: webhook-event-undefined
  const event = webhook.verify(await request.text(), Object.fromEntries(request.headers)) as WebhookEvent
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
