import { auth, currentUser } from '@clerk/nextjs/server'
import { cache } from 'react'
import { db } from './db'

export const currentProfile = cache(async () => {
  const user = await currentUser()
  if (!user) throw new Error('Unauthorized')
  return db.profile.findUniqueOrThrow({ where: { clerkId: user.id } })
})

export async function mustOwn(noteId: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const count = await db.note.count({ where: { id: noteId, userId } })
  if (count === 0) throw new Error('Not found')
}
