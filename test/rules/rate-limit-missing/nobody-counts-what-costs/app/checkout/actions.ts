'use server'

import { auth } from '@clerk/nextjs/server'
import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function checkout() {
  const { userId } = await auth.protect()
  // ruleid: rate-limit-missing
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    client_reference_id: userId,
    line_items: [{ price: process.env.STRIPE_PRICE, quantity: 1 }],
  })
  return session.url
}
