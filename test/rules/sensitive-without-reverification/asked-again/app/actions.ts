'use server'

import { auth, clerkClient, reverificationError } from '@clerk/nextjs/server'
import { db } from '../lib/db'

async function justVerified() {
  const { userId, has } = await auth.protect()
  return has({ reverification: 'strict' }) ? userId : null
}

export async function deleteMyAccount() {
  const { userId, has } = await auth.protect()
  if (!has({ reverification: 'strict' })) return reverificationError('strict')
  const client = await clerkClient()
  // ok: sensitive-without-reverification
  await client.users.deleteUser(userId)
}

export async function changePassword(password: string) {
  const userId = await justVerified()
  if (!userId) return reverificationError('strict')
  const client = await clerkClient()
  // ok: sensitive-without-reverification
  // ruleid: input-unchecked
  await client.users.updateUser(userId, { password })
}

export async function rename(firstName: string) {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  // ok: sensitive-without-reverification
  await client.users.updateUser(userId, { firstName })
}

export async function removeNote(id: string) {
  const { userId } = await auth.protect()
  // ok: sensitive-without-reverification
  await db.note.deleteMany({ where: { id, userId } })
}
