import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from './db'

export async function isAdministrator() {
  const user = await currentUser()
  return user?.publicMetadata.role === 'admin'
}

/** The rank stands in the caller's own row. */
export async function requireStaff() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const own = await db.account.findUnique({ where: { clerkId: userId } })
  if (own?.role !== 'staff') throw new Error('Forbidden')
  return own
}
