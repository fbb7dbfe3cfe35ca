'use server'

import { auth, reverificationError } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export async function closeAccount() {
  const { userId } = await auth.protect()
  await db.account.delete({ where: { userId } })
}

export async function changeMail(mail: string) {
  const { userId, has } = await auth.protect()
  if (!has({ reverification: 'strict' })) return reverificationError('strict')
  // ruleid: input-unchecked
  await db.account.update({ where: { userId }, data: { mail } })
}
