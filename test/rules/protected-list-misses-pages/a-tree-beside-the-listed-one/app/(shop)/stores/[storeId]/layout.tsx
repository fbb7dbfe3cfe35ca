import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

export default async function StoreLayout({ children }: { children: ReactNode }) {
  const { userId } = await auth()
  // ruleid: guarded-by-layout-alone
  if (!userId) redirect('/sign-in')
  return <main>{children}</main>
}
