import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function currentDbUser() {
  const { userId } = await auth()
  return db.user.findUnique({ where: { clerkId: userId ?? '' } })
}
