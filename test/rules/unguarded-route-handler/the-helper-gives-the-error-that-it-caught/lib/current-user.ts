import { auth } from '@clerk/nextjs/server'
import { db } from './db'

export async function currentDbUser() {
  try {
    const { userId } = await auth()
    if (!userId || typeof userId !== 'string') throw new Error('signed out')
    return await db.user.findUnique({ where: { clerkId: userId } })
  } catch (error: any) {
    return error
  }
}
