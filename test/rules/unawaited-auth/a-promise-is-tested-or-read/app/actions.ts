'use server'

import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// A promise is always true.
// ruleid: unguarded-server-action
export async function publish(id: string) {
  // ruleid: unawaited-auth
  const user = currentUser()
  if (!user) throw new Error('Sign in first')
  await db.post.update({ where: { id }, data: { published: true } })
}

// It has no userId, so this refuses everybody.
export async function unpublish(id: string) {
  // ruleid: unawaited-auth
  const { userId } = auth()
  if (!userId) throw new Error('Sign in first')
  await db.post.update({ where: { id }, data: { published: false } })
}

// ruleid: unguarded-server-action
export async function touch(id: string) {
  // ruleid: unawaited-auth
  if (auth()) {
    await db.post.update({ where: { id }, data: { touchedAt: new Date() } })
  }
}

// ok: unawaited-auth
export async function remove(id: string) {
  const session = auth()
  const user = currentUser()
  const [{ userId }, me] = await Promise.all([session, user])
  if (!userId || !me) throw new Error('Sign in first')
  await db.post.delete({ where: { id, authorId: userId } })
}
