import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '@/lib/db'

export default async function ShopPage() {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')

  // The identity that it closes over is encrypted, and this page gives it to nobody who is signed out: low.
  // ruleid: unguarded-server-action
  async function follow() {
    'use server'
    await db.follower.create({ data: { userId } })
  }

  // ruleid: unguarded-server-action
  async function unfollowAll() {
    'use server'
    const userId = 'everybody'
    await db.follower.deleteMany({ where: { note: userId } })
  }

  return (
    <form action={follow}>
      <button>Follow</button>
      <button formAction={unfollowAll}>Clear</button>
    </form>
  )
}
