import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

// ok: webhook-without-verification
export async function POST(req: Request) {
  const body = await req.json()
  const signature = req.headers.get('stripe-signature')!
  // ruleid: webhook-reserialised-body
  const event = stripe.webhooks.constructEvent(
    JSON.stringify(body),
    signature,
    process.env.STRIPE_WEBHOOK_SECRET!,
  )
  await db.event.create({ data: { type: event.type } })
  return new Response('OK')
}
