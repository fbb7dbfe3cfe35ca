import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  const signature = req.headers.get('stripe-signature') ?? ''
  const event = stripe.webhooks.constructEvent(await req.text(), signature, process.env.STRIPE_WEBHOOK_SECRET!)
  const seen = await db.processed.findUnique({ where: { eventId: event.id } })
  if (seen) return Response.json({ received: true })
  if (event.type === 'checkout.session.completed') {
    const { userId, amount } = event.data.object.metadata!
    await db.$transaction([
      db.processed.create({ data: { eventId: event.id } }),
      // ok: webhook-repeats-on-redelivery
      db.user.update({ where: { clerkId: userId }, data: { credits: { increment: Number(amount) } } }),
    ])
  }
  return Response.json({ received: true })
}
