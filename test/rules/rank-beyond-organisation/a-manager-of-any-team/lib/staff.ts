import { auth } from '@clerk/nextjs/server'
import { db } from './db'

/** The caller's own row, which says to whose company it belongs. */
export async function staffOfCaller() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const staff = await db.staff.findUnique({ where: { clerkUserId: userId } })
  if (!staff) throw new Error('No company yet')
  return staff
}
