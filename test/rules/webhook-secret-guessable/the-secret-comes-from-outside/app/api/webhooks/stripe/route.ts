import { createHash } from 'node:crypto'
import Stripe from 'stripe'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

const stripe = new Stripe(env.STRIPE_SECRET_KEY)

export async function POST(req: Request) {
  const body = await req.text()
  // ok: webhook-secret-guessable
  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature') ?? '', env.STRIPE_WEBHOOK_SECRET)
  const digest = createHash('sha256').update('payments').update(body).digest('hex')
  await db.payment.upsert({ where: { digest }, create: { digest, type: event.type }, update: {} })
  return Response.json({ received: true })
}
