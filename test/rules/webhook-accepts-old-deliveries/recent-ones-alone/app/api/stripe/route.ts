import { stripe } from '@/lib/stripe'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  // ok: webhook-accepts-old-deliveries
  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
  await db.payment.upsert({ where: { digest: event.id }, create: { digest: event.id, type: event.type }, update: {} })
  return Response.json({ received: true })
}
