'use server'

import { auth } from '@clerk/nextjs/server'
import Stripe from 'stripe'
import { withTenant } from '@acme/tenancy'
import { db } from '../lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

interface Order {
  title: string
  price: string
  isFree: boolean
}

export async function checkout(order: Order) {
  const { userId } = await auth.protect()
  const price = order.isFree ? 0 : Number(order.price) * 100
  // ruleid: price-from-request
  // ruleid: input-unchecked, rate-limit-missing
  const session = await stripe.checkout.sessions.create({
    line_items: [
      { price_data: { currency: 'usd', unit_amount: price, product_data: { name: order.title } }, quantity: 1 },
    ],
    metadata: { userId },
    mode: 'payment',
  })
  return session.url
}

export async function addCredits(credits: number) {
  const { userId } = await auth.protect()
  // ruleid: price-from-request
  await db.user.update({ where: { clerkId: userId }, data: { credits: { increment: credits } } })
}

// unknown: price-from-request
export const pay = withTenant(async (amount: number) => {
  await stripe.paymentIntents.create({ amount, currency: 'eur' })
})
