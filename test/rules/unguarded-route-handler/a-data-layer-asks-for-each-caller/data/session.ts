import 'server-only'
import { cache } from 'react'
import { redirect } from 'next/navigation'
import { auth } from '@clerk/nextjs/server'

export const verifySession = cache(async () => {
  const { userId, orgId } = await auth()
  if (!userId) redirect('/sign-in')
  return { userId, orgId }
})
