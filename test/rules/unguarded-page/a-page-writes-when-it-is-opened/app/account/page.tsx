import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '../../lib/db'

// ok: unguarded-page
export default async function AccountPage() {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')
  const account = await db.account.upsert({ where: { userId }, create: { userId }, update: {} })
  return <p>{account.plan}</p>
}
