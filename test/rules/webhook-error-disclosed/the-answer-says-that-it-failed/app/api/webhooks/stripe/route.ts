import Stripe from 'stripe'
import { db } from '@/lib/db'
import { report } from '@/lib/report'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function POST(req: Request) {
  let event: Stripe.Event
  try {
    event = stripe.webhooks.constructEvent(
      await req.text(),
      req.headers.get('stripe-signature')!,
      process.env.STRIPE_WEBHOOK_SECRET!,
    )
  } catch (error) {
    const reference = report(error)
    // A number under which it stands in the log.
    // ok: webhook-error-disclosed
    return Response.json({ error: 'Bad signature', reference }, { status: 400 })
  }
  await db.payment.update({ where: { id: event.data.object.id }, data: { state: event.type } })
  return Response.json({ received: event.id })
}
