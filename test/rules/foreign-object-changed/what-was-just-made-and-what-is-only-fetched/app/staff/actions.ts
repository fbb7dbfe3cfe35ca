'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function hire(email: string, role: string) {
  const { has } = await auth.protect()
  if (!has({ permission: 'org:staff:manage' })) throw new Error('Not yours to do')
  const clerk = await clerkClient()
  const made = await clerk.users.createUser({ emailAddress: [email] })
  try {
    await db.staff.create({ data: { clerkId: made.id, email, title: role } })
  } catch (error) {
    // Back out: nobody is to have an account without a row.
    // ok: foreign-object-changed
    await clerk.users.deleteUser(made.id)
    throw error
  }
}
