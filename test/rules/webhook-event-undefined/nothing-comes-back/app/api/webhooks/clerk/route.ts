import { Webhook } from 'svix'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const webhook = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
  const body = await request.text()
  let event: WebhookEvent
  try {
    // ruleid: webhook-event-undefined
    event = webhook.verify(body, Object.fromEntries(request.headers)) as unknown as WebhookEvent
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
