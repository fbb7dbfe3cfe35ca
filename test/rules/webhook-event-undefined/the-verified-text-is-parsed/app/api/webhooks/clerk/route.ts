import { Webhook } from 'svix'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const webhook = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
  const body = await request.text()
  try {
    // ok: webhook-event-undefined
    webhook.verify(body, Object.fromEntries(request.headers))
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  const event = JSON.parse(body)
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
