'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export async function listKeys() {
  const { userId } = await auth.protect()
  return db.apiKey.findMany({ where: { userId } })
}

export async function revokeKey(id: string) {
  const { userId, has } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // Whoever has just signed in passes: this says how fresh a session is, and not whose the key is.
  if (!has({ reverification: 'strict' })) throw new Error('Sign in again')
  // ruleid: foreign-object-changed
  await db.apiKey.delete({ where: { id } })
}

export async function revokeByKeeper(id: string) {
  const { has } = await auth()
  if (!has({ role: 'org:admin', reverification: 'strict' })) throw new Error('Forbidden')
  // ok: foreign-object-changed
  await db.apiKey.delete({ where: { id } })
}

export async function revokeOwn(id: string) {
  const { userId } = await auth.protect({ reverification: 'strict_mfa' })
  // ok: foreign-object-changed
  await db.apiKey.delete({ where: { id, userId } })
}
