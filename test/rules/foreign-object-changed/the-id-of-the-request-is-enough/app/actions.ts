'use server'

import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'
import Stripe from 'stripe'
import { db } from '../lib/db'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

export async function openBilling(input: { customerId: string }) {
  const user = await currentUser()
  if (!user) throw new Error('Unauthorized')
  // ruleid: foreign-object-changed
  // ruleid: input-unchecked
  const portal = await stripe.billingPortal.sessions.create({ customer: input.customerId })
  return portal.url
}

export async function rename(formData: FormData) {
  await auth.protect()
  const client = await clerkClient()
  // ruleid: foreign-object-changed
  await client.users.updateUser(String(formData.get('userId')), { firstName: String(formData.get('name')) })
}

// One mistake in one helper, whoever calls it.
async function archive(id: string) {
  // ruleid: foreign-object-changed
  await db.note.update({ where: { id }, data: { archived: true } })
}

export async function archiveOne(id: string) {
  await auth.protect()
  await archive(id)
}

export async function archiveMany(ids: string[]) {
  await auth.protect()
  for (const id of ids) await archive(id)
}
