import { Webhook } from 'svix'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(request: Request) {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) throw new Error('Please add CLERK_WEBHOOK_SIGNING_SECRET to .env')
  const body = await request.text()
  const event = new Webhook(secret).verify(body, Object.fromEntries(request.headers)) as { data: { id: string } }
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
