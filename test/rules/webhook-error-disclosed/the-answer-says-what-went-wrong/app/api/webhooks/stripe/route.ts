import { headers } from 'next/headers'
import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  const body = await req.text()
  const signature = (await headers()).get('stripe-signature') as string
  let event: Stripe.Event
  try {
    event = stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!)
  } catch (err) {
    const message = err instanceof Error ? err.message : 'Unknown error'
    // ruleid: webhook-error-disclosed
    return new Response(`Webhook Error: ${message}`, { status: 400 })
  }
  if (event.type === 'customer.subscription.deleted') {
    await db.subscription.delete({ where: { stripeId: event.data.object.id } })
  }
  return Response.json({ received: true })
}
