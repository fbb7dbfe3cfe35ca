import { Webhook } from 'svix'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) return new Response('Not configured', { status: 503 })
  // ok: webhook-secret-guessable
  const verifier = new Webhook(secret)
  const event = verifier.verify(await request.text(), {
    'svix-id': request.headers.get('svix-id') ?? '',
    'svix-timestamp': request.headers.get('svix-timestamp') ?? '',
    'svix-signature': request.headers.get('svix-signature') ?? '',
  }) as { type: 'user.deleted'; data: { id: string } }
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
