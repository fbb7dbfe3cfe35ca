import { Webhook } from 'svix'
import { db } from '@/lib/db'

// A switch that a deployment can leave off.
// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const body = await request.text()
  if (process.env.VERIFY_WEBHOOKS === 'true') {
    new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, Object.fromEntries(request.headers))
  }
  const event = JSON.parse(body)
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
