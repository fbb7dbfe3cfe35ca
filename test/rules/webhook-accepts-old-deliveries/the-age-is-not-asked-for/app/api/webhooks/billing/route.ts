import { stripe } from '@/lib/stripe'
import { db } from '@/lib/db'

const strict = process.env.STRICT_WEBHOOKS === '1'

export async function POST(req: Request) {
  const payload = await req.text()
  const signature = req.headers.get('stripe-signature') ?? ''
  // ruleid: webhook-accepts-old-deliveries
  stripe.webhooks.signature.verifyHeader(payload, signature, process.env.STRIPE_WEBHOOK_SECRET!, strict ? 300 : -1)
  const { id, type } = JSON.parse(payload)
  await db.payment.upsert({ where: { digest: id }, create: { digest: id, type }, update: {} })
  return Response.json({ received: true })
}
