import { Webhook } from 'svix'
import { db } from '@/lib/db'

// The body says whether it wants to be checked.
// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const text = await request.text()
  const headers = Object.fromEntries(request.headers)
  const event = JSON.parse(text)
  if (event.signed) new Webhook(process.env.WEBHOOK_SECRET!).verify(text, headers)
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
