'use server'

import { auth, reverificationError } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function closeAccount() {
  const { userId, has } = await auth.protect()
  // ok: session-age-by-iat
  if (!has({ reverification: 'strict' })) return reverificationError('strict')
  await db.account.delete({ where: { userId } })
  return null
}

export async function changeMail(mail: string) {
  const { userId, factorVerificationAge } = await auth.protect()
  const [first] = factorVerificationAge ?? [Infinity]
  // ok: session-age-by-iat
  if (first > 10) return { error: 'Confirm who you are' }
  // ruleid: input-unchecked
  await db.account.update({ where: { userId }, data: { mail } })
  return null
}
