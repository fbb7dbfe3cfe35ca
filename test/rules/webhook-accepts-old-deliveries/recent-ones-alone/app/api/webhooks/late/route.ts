import { seconds, stripe } from '@/lib/stripe'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  // A deployment says how many seconds: nothing here raises them.
  // ok: webhook-accepts-old-deliveries
  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, process.env.STRIPE_LATE_SECRET!, seconds)
  await db.payment.upsert({ where: { digest: event.id }, create: { digest: event.id, type: event.type }, update: {} })
  return Response.json({ received: true })
}
