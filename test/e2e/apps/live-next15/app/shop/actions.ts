'use server'

import { auth, currentUser } from '@clerk/nextjs/server'
import { z } from 'zod'
import { addNote } from '@/lib/store'

const review = z.object({ text: z.string().min(2).max(200), stars: z.number().int().min(1) })

export async function addReview(input: unknown) {
  const { userId } = await auth()
  if (!userId) throw new Error('Not signed in')
  const { text } = review.parse(input)
  return addNote(text)
}

export async function addRumour(text: string) {
  return addNote(text)
}

export async function addByUser(text: string) {
  const user = await currentUser()
  if (!user) return null
  return addNote(text)
}
