import { auth } from '@clerk/nextjs/server'
import type { ReactNode } from 'react'

// It greets, and refuses nobody.
// ok: guarded-by-layout-alone
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const { userId } = await auth()
  return (
    <>
      <header>{userId ? 'Welcome back' : 'Welcome'}</header>
      {children}
    </>
  )
}
