import { auth, currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

export default async function Partner({ children }: { children: ReactNode }) {
  const { userId } = await auth()
  const user = await currentUser()
  if (!userId || !user) redirect('/sign-in')
  const roles = (user.unsafeMetadata?.roles as string[]) || []
  // ruleid: unsafe-metadata-trusted
  if (!roles.includes('partner') && !roles.includes('super-admin')) redirect('/portal')
  return <section>{children}</section>
}
