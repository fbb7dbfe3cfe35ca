'use server'

import { auth, reverificationError } from '@clerk/nextjs/server'

export async function closeAccount() {
  const { userId, has } = await auth.protect()
  const fresh = has({ reverification: 'strict' })
  // ruleid: reverification-misused
  if (!fresh) reverificationError('strict')
  return { closed: userId }
}

export async function showKeys() {
  const { has } = await auth.protect()
  // ruleid: reverification-misused
  if (!has({ reverification: 'stric' })) return { error: 'Sign in again' }
  // ruleid: reverification-misused
  if (!has({ reverification: { level: 'second_factor', afterMinutes: 0 } })) return { error: 'Sign in again' }
  // ruleid: reverification-misused
  if (!has({ reverification: { level: 'secondFactor', afterMinutes: 10 } })) return { error: 'Sign in again' }
  return { ok: true }
}
