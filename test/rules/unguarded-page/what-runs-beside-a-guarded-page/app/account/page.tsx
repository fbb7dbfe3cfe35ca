import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { db } from '@/lib/db'

// ruleid: unguarded-page
export default async function Account() {
  const { userId } = await auth()
  if (!userId) notFound()
  return <p>{(await db.account.findUnique({ where: { userId } }))?.plan}</p>
}
