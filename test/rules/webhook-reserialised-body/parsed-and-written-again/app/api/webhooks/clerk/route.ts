import type { WebhookEvent } from '@clerk/nextjs/server'
import { headers } from 'next/headers'
import { Webhook } from 'svix'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(req: Request) {
  const list = await headers()
  const payload = await req.json()
  const body = JSON.stringify(payload)
  const wh = new Webhook(process.env.WEBHOOK_SECRET!)
  let event: WebhookEvent
  try {
    // ruleid: webhook-reserialised-body
    event = wh.verify(body, {
      'svix-id': list.get('svix-id')!,
      'svix-timestamp': list.get('svix-timestamp')!,
      'svix-signature': list.get('svix-signature')!,
    }) as WebhookEvent
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  await db.event.create({ data: { type: event.type } })
  return new Response('OK')
}
