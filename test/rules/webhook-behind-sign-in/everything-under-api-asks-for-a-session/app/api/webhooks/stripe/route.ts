import Stripe from 'stripe'
import { db } from '@/lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  const signature = req.headers.get('stripe-signature') ?? ''
  const event = stripe.webhooks.constructEvent(await req.text(), signature, process.env.STRIPE_WEBHOOK_SECRET!)
  await db.payment.update({ where: { id: event.data.object.id }, data: { state: event.type } })
  return Response.json({ received: true })
}
