'use server'

import { cookies } from 'next/headers'
import { jwtDecode } from 'jwt-decode'
import { db } from '../lib/db'

async function whoami() {
  const session = (await cookies()).get('__session')?.value
  if (!session) throw new Error('Unauthorized')
  // ruleid: token-only-decoded
  return jwtDecode<{ sub: string }>(session)
}

// ruleid: unguarded-server-action
export async function removeAccount() {
  const { sub } = await whoami()
  await db.user.delete({ where: { clerkId: sub } })
}
