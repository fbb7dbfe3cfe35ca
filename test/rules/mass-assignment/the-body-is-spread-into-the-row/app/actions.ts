'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'
import { drizzle } from 'drizzle-orm/node-postgres'
import { eq } from 'drizzle-orm'
import { profiles } from '../lib/schema'

const orm = drizzle(process.env.DATABASE_URL!)

// A type is no check: an action is called with whatever is sent.
export async function updateProfile(input: { name: string; bio?: string }) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // ruleid: mass-assignment
  await orm.update(profiles).set(input).where(eq(profiles.userId, userId))
}

export async function savePreferences(preferences: Record<string, unknown>) {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  // ruleid: mass-assignment
  await client.users.updateUserMetadata(userId, { publicMetadata: preferences })
}

export async function saveDraft(draft: Record<string, unknown>) {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  // What the user may write anyway.
  // ok: mass-assignment
  // ruleid: input-unchecked
  await client.users.updateUserMetadata(userId, { unsafeMetadata: draft })
}
