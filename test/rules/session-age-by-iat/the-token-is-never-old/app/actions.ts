'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

const FIVE_MINUTES = 300

export async function closeAccount() {
  const { userId, sessionClaims } = await auth()
  if (!userId) throw new Error('Sign in first')
  // ruleid: session-age-by-iat
  if (Date.now() / 1000 - sessionClaims.iat > FIVE_MINUTES) {
    throw new Error('Sign in again')
  }
  await db.account.delete({ where: { userId } })
}

export async function changePlan(plan: string) {
  const { userId, sessionClaims } = await auth()
  if (!userId) throw new Error('Sign in first')
  const now = Math.floor(Date.now() / 1000)
  const age = now - (sessionClaims?.iat ?? 0)
  // ruleid: session-age-by-iat
  const fresh = age < 10 * 60
  if (!fresh) return { error: 'Sign in again' }
  // ruleid: price-from-request
  // ruleid: input-unchecked
  await db.account.update({ where: { userId }, data: { plan } })
  return { error: null }
}
