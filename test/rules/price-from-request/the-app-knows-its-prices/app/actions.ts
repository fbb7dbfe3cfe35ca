'use server'

import { auth } from '@clerk/nextjs/server'
import Stripe from 'stripe'
import { db } from '../lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
const PACKS = { small: 500, large: 1900 } as const

export async function buy(productId: string, quantity: number) {
  await auth.protect()
  const product = await db.product.findFirst({ where: { id: productId, published: true } })
  if (!product) throw new Error('Not found')
  // ok: price-from-request
  // ruleid: input-unchecked, rate-limit-missing
  return stripe.checkout.sessions.create({
    line_items: [{ price_data: { currency: 'usd', unit_amount: product.price, product_data: { name: product.name } }, quantity }],
    mode: 'payment',
  })
}

export async function subscribe(priceId: string) {
  await auth.protect()
  // The id of a price that Stripe keeps.
  // ok: price-from-request
  return stripe.checkout.sessions.create({ line_items: [{ price: priceId, quantity: 1 }], mode: 'subscription' })
}

export async function buyPack(pack: keyof typeof PACKS) {
  await auth.protect()
  // ok: price-from-request
  return stripe.paymentIntents.create({ amount: PACKS[pack], currency: 'usd' })
}

export async function donate(amount: number) {
  await auth.protect()
  // ok: price-from-request
  return stripe.paymentIntents.create({ amount, currency: 'usd' })
}

export async function spend() {
  const { userId } = await auth.protect()
  // ok: price-from-request
  await db.user.update({ where: { clerkId: userId }, data: { credits: { decrement: 1 } } })
}
