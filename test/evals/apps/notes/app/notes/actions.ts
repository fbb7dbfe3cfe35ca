'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function rename(id: string, title: string) {
  await auth.protect()
  await db.note.update({ where: { id }, data: { title } })
}

export async function remove(id: string) {
  const { userId } = await auth.protect()
  await db.note.deleteMany({ where: { id, ownerId: userId } })
}
