'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function save() {
  await db.note.create({ data: {} })
}

// ok: unguarded-server-action
export async function remove(id: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Sign in first')
  await db.note.delete({ where: { id, userId } })
}
