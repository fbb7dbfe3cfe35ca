'use server'

import { auth } from '@clerk/nextjs/server'
import prisma from '@/lib/db'

// ruleid: unguarded-server-action
export async function clearNotes() {
  await prisma.note.deleteMany()
}

// ok: unguarded-server-action
export async function clearMine() {
  const { userId } = await auth()
  if (!userId) throw new Error('Sign in first')
  await prisma.note.deleteMany({ where: { userId } })
}
