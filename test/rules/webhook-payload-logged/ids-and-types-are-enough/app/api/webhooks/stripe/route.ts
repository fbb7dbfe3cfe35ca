import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  let event: Stripe.Event
  try {
    event = await stripe.webhooks.constructEventAsync(
      await req.text(),
      req.headers.get('stripe-signature') ?? '',
      process.env.STRIPE_WEBHOOK_SECRET!,
    )
  } catch (error) {
    // ok: webhook-payload-logged
    console.error('stripe', error)
    return new Response('Bad signature', { status: 400 })
  }
  // ok: webhook-payload-logged
  console.log(`Unhandled event type: ${event.type}`)
  await db.payment.update({ where: { id: event.data.object.id }, data: { state: event.type } })
  return Response.json({ received: true })
}
