import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const event = (await request.json()) as WebhookEvent
  if (event.type === 'user.created') {
    await db.user.create({
      data: { clerkId: event.data.id, email: event.data.email_addresses[0]?.email_address ?? '' },
    })
  }
  if (event.type === 'user.deleted') {
    await db.user.delete({ where: { clerkId: event.data.id } })
  }
  return new Response('OK')
}
