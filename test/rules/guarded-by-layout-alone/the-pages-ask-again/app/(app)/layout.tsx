import { auth } from '@clerk/nextjs/server'
import type { ReactNode } from 'react'

// ok: guarded-by-layout-alone
export default async function AppLayout({ children }: { children: ReactNode }) {
  await auth.protect()
  return <main>{children}</main>
}
