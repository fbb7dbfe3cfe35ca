import { Webhook } from 'svix'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

// A warning stops nobody.
// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const body = await request.text()
  if (!env.webhookSecret) {
    console.warn('CLERK_WEBHOOK_SIGNING_SECRET is not set: signatures are not checked')
  } else {
    try {
      new Webhook(env.webhookSecret).verify(body, Object.fromEntries(request.headers))
    } catch {
      return new Response('Bad signature', { status: 400 })
    }
  }
  const event = JSON.parse(body)
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
