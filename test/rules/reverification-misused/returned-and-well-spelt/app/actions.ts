'use server'

import { auth, reverificationError } from '@clerk/nextjs/server'

export async function closeAccount() {
  const { userId, has } = await auth.protect()
  // ok: reverification-misused
  if (!has({ reverification: 'strict_mfa' })) return reverificationError('strict_mfa')
  return { closed: userId }
}

export async function showKeys() {
  const { has } = await auth.protect()
  const config = { level: 'first_factor', afterMinutes: 10 } as const
  // ok: reverification-misused
  const refusal = has({ reverification: config }) ? null : reverificationError(config)
  if (refusal) return refusal
  // ok: reverification-misused
  if (!has({ reverification: { level: 'multi_factor', afterMinutes: 5 } })) throw new Error('Sign in again')
  return { ok: true }
}
