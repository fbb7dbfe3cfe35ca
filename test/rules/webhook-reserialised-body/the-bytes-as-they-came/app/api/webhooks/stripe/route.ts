import Stripe from 'stripe'
import { db } from '../../../../lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  const body = await req.text()
  // ok: webhook-reserialised-body
  const event = stripe.webhooks.constructEvent(
    body,
    req.headers.get('stripe-signature')!,
    process.env.STRIPE_WEBHOOK_SECRET!,
  )
  await db.event.upsert({ where: { id: event.id }, create: { id: event.id, type: event.type }, update: {} })
  return new Response('OK')
}
