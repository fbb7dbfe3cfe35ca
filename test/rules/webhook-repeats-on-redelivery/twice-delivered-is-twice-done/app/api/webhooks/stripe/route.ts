import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  let event: Stripe.Event
  try {
    const signature = req.headers.get('stripe-signature') ?? ''
    event = stripe.webhooks.constructEvent(await req.text(), signature, process.env.STRIPE_WEBHOOK_SECRET!)
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  if (event.type === 'checkout.session.completed') {
    const { userId, amount } = event.data.object.metadata!
    // ruleid: webhook-repeats-on-redelivery
    await db.user.update({ where: { clerkId: userId }, data: { credits: { increment: Number(amount) } } })
  }
  return Response.json({ received: true })
}
