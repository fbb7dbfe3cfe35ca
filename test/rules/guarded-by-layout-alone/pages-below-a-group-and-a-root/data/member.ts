import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/lib/db'

export const getMember = cache(async () => {
  const { userId } = await auth()
  // ruleid: guarded-by-layout-alone
  if (!userId) redirect('/sign-in')
  return db.member.findUniqueOrThrow({ where: { clerkId: userId } })
})

export const listMembers = cache(() => db.member.findMany())
