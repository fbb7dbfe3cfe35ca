import 'server-only'
import { currentUser } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/lib/db'

export const loadProfile = cache(async () => {
  const user = await currentUser()
  if (!user) notFound()
  return db.profile.findFirst({ where: { name: user.username ?? undefined } })
})
