import { stripe } from '@/lib/stripe'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const signature = req.headers.get('stripe-signature')!
  // ok: webhook-accepts-old-deliveries
  const event = stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!, 60)
  await db.payment.upsert({ where: { digest: event.id }, create: { digest: event.id, type: event.type }, update: {} })
  return Response.json({ received: true })
}
