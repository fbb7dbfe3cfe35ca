'use server'

import { auth } from '@clerk/nextjs/server'
import { User } from '@/lib/user'

export async function choosePlan(tier: 'free' | 'pro') {
  const { userId } = await auth.protect()
  const changes = { 'subscription.tier': tier, 'subscription.since': new Date() }
  // ruleid: price-from-request, input-unchecked
  await User.findOneAndUpdate({ clerkId: userId }, { $set: changes })
}

export async function leavePlan() {
  const { userId } = await auth.protect()
  // ok: price-from-request
  await User.findOneAndUpdate({ clerkId: userId }, { $set: { 'subscription.tier': 'free' } })
}
