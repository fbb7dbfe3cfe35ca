import { stripe, TOLERANCE } from '@/lib/stripe'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const payload = await req.text()
  // ruleid: webhook-accepts-old-deliveries
  const event = await stripe.webhooks.constructEventAsync(
    payload,
    req.headers.get('stripe-signature') ?? '',
    process.env.STRIPE_CONNECT_SECRET!,
    TOLERANCE,
  )
  await db.payment.upsert({ where: { digest: event.id }, create: { digest: event.id, type: event.type }, update: {} })
  return Response.json({ received: true })
}
