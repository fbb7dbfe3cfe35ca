import { auth, currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '@/lib/db'

export default async function BoardPage() {
  // ok: unawaited-auth
  const user = await currentUser()
  if (!user) redirect('/sign-in')
  const cards = await db.card.findMany({ where: { ownerId: user.id } })
  // ok: unawaited-auth
  const isAdmin = (await auth()).has({ role: 'org:admin' })
  return <pre>{JSON.stringify({ cards, isAdmin })}</pre>
}
