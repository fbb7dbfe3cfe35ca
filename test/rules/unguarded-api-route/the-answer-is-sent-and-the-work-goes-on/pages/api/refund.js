import { getAuth } from '@clerk/nextjs/server'
import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)

// ruleid: unguarded-api-route
export default async function handler(req, res) {
  const { userId } = getAuth(req)
  if (!userId) {
    res.status(401).json({ error: 'Unauthorized' })
  }
  // ruleid: input-unchecked
  const refund = await stripe.refunds.create({ payment_intent: req.body.payment })
  res.json(refund)
}
