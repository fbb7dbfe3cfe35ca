import { Webhook } from 'svix'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const body = await request.text()
  // ruleid: webhook-secret-guessable
  const verifier = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET || '')
  let event
  try {
    event = verifier.verify(body, Object.fromEntries(request.headers)) as { type: string; data: { id: string } }
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
