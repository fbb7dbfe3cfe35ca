import { Webhook } from 'svix'
import { db } from '@/lib/db'

const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
const verifier = secret ? new Webhook(secret) : null

// Not configured: nothing is received.
// ok: webhook-without-verification
export async function POST(request: Request) {
  if (!verifier) return Response.json({ message: 'Not configured', ok: false }, { status: 503 })
  const body = await request.text()
  try {
    verifier.verify(body, Object.fromEntries(request.headers))
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  // What was verified is the same text that is parsed.
  const event = JSON.parse(body)
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
