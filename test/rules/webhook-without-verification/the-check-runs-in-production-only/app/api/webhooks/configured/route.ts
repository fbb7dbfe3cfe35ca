import { Webhook } from 'svix'
import { db } from '@/lib/db'

// Where the secret is missing, everything is believed.
// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const body = await request.text()
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (secret) new Webhook(secret).verify(body, Object.fromEntries(request.headers))
  const event = JSON.parse(body)
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
