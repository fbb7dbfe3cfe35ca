import { Webhook } from 'svix'
import { db } from '@/lib/db'
import { WEBHOOK_SECRET } from '@/lib/settings'

// ruleid: webhook-secret-guessable
const verifier = new Webhook(WEBHOOK_SECRET)

export async function POST(request: Request) {
  const event = verifier.verify(await request.text(), Object.fromEntries(request.headers)) as {
    type: 'user.deleted'
    data: { id: string }
  }
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
