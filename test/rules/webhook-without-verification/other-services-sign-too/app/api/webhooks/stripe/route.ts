import { headers } from 'next/headers'
import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

// ok: webhook-without-verification
export async function POST(req: Request) {
  const body = await req.text()
  const signature = (await headers()).get('stripe-signature') as string
  let event: Stripe.Event
  try {
    event = stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!)
  } catch (error) {
    // ruleid: webhook-error-disclosed
    return new Response(`Webhook Error: ${error instanceof Error ? error.message : ''}`, { status: 400 })
  }
  switch (event.type) {
    case 'checkout.session.completed':
      await db.subscription.create({ data: { stripeId: event.data.object.id } })
      break
    case 'customer.subscription.deleted':
      await db.subscription.delete({ where: { stripeId: event.data.object.id } })
      break
    default:
  }
  return Response.json({ received: true })
}
